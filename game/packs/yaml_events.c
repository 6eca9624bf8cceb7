/* Pieces of 16 KiB have some 1,300 events: parsing one takes much longer than asking for it, and its events
 * are still at hand when they are read. A pack of 160 KB has 10,000 events, one of 4 MB 300,000. */
#include "packs/yaml_events.h"

#include <pthread.h>
#include <stdlib.h>

#include "packs/yaml_batch.h"

#define PIECE_BYTES ((size_t)16 * 1024)
#define AHEAD_BYTES ((size_t)32 * 1024) /* below that a thread takes longer to start than it saves */
#define SLOTS 4                         /* pieces that are parsed and not yet read, with the one being read */
#define WHOLE_EVENTS 1024               /* of a text that is parsed as a whole, at a time */

typedef enum SlotState { SLOT_FREE, SLOT_TAKEN, SLOT_PARSED } SlotState;

typedef struct Slot {
    SlotState state;
    YamlPiece piece;
    YamlBatch batch;
} Slot;

/* Under the lock but for the batch of a slot, which is its parser's while it is taken and the reader's when
 * it is parsed. */
typedef struct Pieces {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    YamlCutter cutter;
    size_t taken; /* how many are being parsed or were */
    size_t read;  /* how many the reader has asked for */
    bool stops;
    Slot slots[SLOTS]; /* piece n stands in slot n % SLOTS */
} Pieces;

struct YamlEvents {
    const char *text;
    size_t length;

    const YamlBatch *current; /* being read; NULL before the first */
    size_t at;                /* the next event in it */
    const char *text_at;
    YamlEvent event;     /* the one that was given last */
    size_t given;        /* how many */
    size_t bytes_before; /* of the text, before the current piece */
    uint32_t lines_before;

    bool has_pieces; /* a thread is at work */
    Pieces pieces;

    yaml_parser_t parser; /* of the text as a whole */
    bool has_parser, is_out_of_memory;
    YamlBatch whole;
};

/* The slot of the next piece to be parsed; NULL where there is none, or no slot is free for it. */
static Slot *take_piece(Pieces *pieces) {
    Slot *slot = &pieces->slots[pieces->taken % SLOTS];
    if (slot->state != SLOT_FREE || !yaml_cutter_next(&pieces->cutter, PIECE_BYTES, &slot->piece))
        return NULL;
    slot->state = SLOT_TAKEN;
    pieces->taken++;
    return slot;
}

/* Called with the lock held, which is given up meanwhile. */
static void parse_piece(Pieces *pieces, Slot *slot) {
    pthread_mutex_unlock(&pieces->lock);
    yaml_batch_parse(&slot->batch, &slot->piece);
    pthread_mutex_lock(&pieces->lock);
    slot->state = SLOT_PARSED;
    pthread_cond_signal(&pieces->changed);
}

static bool is_all_taken(const Pieces *pieces) {
    return pieces->cutter.at == pieces->cutter.length;
}

static void *parse_ahead(void *argument) {
    Pieces *pieces = argument;
    pthread_mutex_lock(&pieces->lock);
    while (!pieces->stops && !is_all_taken(pieces)) {
        Slot *slot = take_piece(pieces);
        if (slot)
            parse_piece(pieces, slot);
        else
            pthread_cond_wait(&pieces->changed, &pieces->lock);
    }
    pthread_mutex_unlock(&pieces->lock);
    return NULL;
}

static bool has_one_piece(YamlCutter cutter) {
    YamlPiece piece;
    return !yaml_cutter_next(&cutter, PIECE_BYTES, &piece) || cutter.at == cutter.length;
}

/* False where there is only one piece, or no thread for them. */
static bool begin_pieces(YamlEvents *events) {
    Pieces *pieces = &events->pieces;
    yaml_cutter_begin(&pieces->cutter, events->text, events->length);
    if (has_one_piece(pieces->cutter)) return false;
    pthread_mutex_init(&pieces->lock, NULL);
    pthread_cond_init(&pieces->changed, NULL);
    if (pthread_create(&pieces->thread, NULL, parse_ahead, pieces) == 0) return true;
    pthread_cond_destroy(&pieces->changed);
    pthread_mutex_destroy(&pieces->lock);
    return false;
}

static void end_pieces(YamlEvents *events) {
    Pieces *pieces = &events->pieces;
    if (!events->has_pieces) return;
    pthread_mutex_lock(&pieces->lock);
    pieces->stops = true;
    pthread_cond_signal(&pieces->changed);
    pthread_mutex_unlock(&pieces->lock);
    pthread_join(pieces->thread, NULL);
    pthread_cond_destroy(&pieces->changed);
    pthread_mutex_destroy(&pieces->lock);
    events->has_pieces = false;
}

static bool begin_whole(YamlEvents *events) {
    events->has_parser = yaml_parser_initialize(&events->parser);
    events->is_out_of_memory = !events->has_parser;
    if (!events->has_parser) return false;
    yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&events->parser, (const unsigned char *)events->text, events->length);
    yaml_batch_limit(&events->whole, events->length);
    return true;
}

YamlEvents *yaml_events_open(const char *text, size_t length) {
    YamlEvents *events = calloc(1, sizeof *events);
    if (!events) return NULL;
    events->text = text;
    events->length = length;
    events->has_pieces = length >= AHEAD_BYTES && begin_pieces(events);
    if (events->has_pieces || begin_whole(events)) return events;
    yaml_events_close(events);
    return NULL;
}

static void read_batch(YamlEvents *events, const YamlBatch *batch) {
    events->current = batch;
    events->at = batch->from;
    events->text_at = buffer_text(&batch->texts);
}

/* Gives the current piece back and waits for the next, or parses one itself. NULL behind the last. */
static Slot *await_piece(Pieces *pieces) {
    pthread_mutex_lock(&pieces->lock);
    if (pieces->read > 0) {
        pieces->slots[(pieces->read - 1) % SLOTS].state = SLOT_FREE;
        pthread_cond_signal(&pieces->changed); /* the thread may wait for it */
    }
    Slot *next = &pieces->slots[pieces->read % SLOTS];
    bool is_there = pieces->read < pieces->taken || !is_all_taken(pieces);
    while (is_there && next->state != SLOT_PARSED) {
        Slot *slot = take_piece(pieces);
        if (slot)
            parse_piece(pieces, slot);
        else
            pthread_cond_wait(&pieces->changed, &pieces->lock);
    }
    pieces->read++;
    pthread_mutex_unlock(&pieces->lock);
    return is_there ? next : NULL;
}

/* From here on as a whole, behind what was given already. */
static bool turn_to_whole(YamlEvents *events) {
    size_t known = events->given;
    end_pieces(events);
    events->bytes_before = events->lines_before = 0;
    if (!begin_whole(events)) return false;
    do {
        yaml_batch_fill(&events->whole, &events->parser, WHOLE_EVENTS);
        read_batch(events, &events->whole);
        for (; known > 0 && events->at < events->whole.count; known--)
            events->text_at += events->whole.events[events->at++].length;
    } while (known > 0 && !events->whole.is_over);
    return true;
}

static bool next_piece(YamlEvents *events) {
    if (events->current) {
        events->bytes_before += events->current->bytes;
        events->lines_before += events->current->lines;
    }
    Slot *slot = await_piece(&events->pieces);
    if (!slot) {
        end_pieces(events);
        return false;
    }
    if (!slot->batch.is_whole) return turn_to_whole(events);
    read_batch(events, &slot->batch);
    return true;
}

/* False where the current batch was the last. */
static bool next_batch(YamlEvents *events) {
    if (events->has_pieces) return next_piece(events);
    if (!events->has_parser || events->whole.is_over) return false;
    yaml_batch_fill(&events->whole, &events->parser, WHOLE_EVENTS);
    read_batch(events, &events->whole);
    return true;
}

const YamlEvent *yaml_events_next(YamlEvents *events) {
    while (!events->current || events->at == events->current->count)
        if (!next_batch(events)) return NULL;
    events->event = events->current->events[events->at++];
    events->event.line += events->lines_before;
    events->event.text = events->text_at;
    events->text_at += events->event.length;
    events->given++;
    return &events->event;
}

size_t yaml_events_offset(const YamlEvents *events) {
    return events->bytes_before + (events->current ? events->current->bytes : 0);
}

YamlFailure yaml_events_failure(const YamlEvents *events) {
    if (events->is_out_of_memory || events->whole.is_out_of_memory)
        return (YamlFailure){.kind = YAML_FAILURE_MEMORY};
    const yaml_parser_t *parser = &events->parser; /* all 0 where all was read in pieces, without a fault */
    if (parser->error == YAML_NO_ERROR) return (YamlFailure){0};
    YamlFailureKind kind = parser->error == YAML_MEMORY_ERROR   ? YAML_FAILURE_MEMORY
                           : parser->error == YAML_READER_ERROR ? YAML_FAILURE_CHARACTER
                                                                : YAML_FAILURE_SYNTAX;
    return (YamlFailure){.kind = kind,
                         .problem = parser->problem,
                         .offset = parser->problem_offset,
                         .line = (uint32_t)parser->problem_mark.line + 1,
                         .column = (uint32_t)parser->problem_mark.column + 1};
}

void yaml_events_close(YamlEvents *events) {
    if (!events) return;
    end_pieces(events);
    for (size_t i = 0; i < SLOTS; i++) yaml_batch_release(&events->pieces.slots[i].batch);
    yaml_batch_release(&events->whole);
    if (events->has_parser) yaml_parser_delete(&events->parser);
    free(events);
}
