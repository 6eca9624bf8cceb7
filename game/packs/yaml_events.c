/* Batches of events go to and fro between parser and reader, the last one given back being the next to be
 * filled, so that no more memory is touched than the parser is ahead. libyaml's own events are let go where
 * they were made, at once: memory that one thread takes and another gives back costs both. A pack of 160 KB
 * has 10,000 events, one of 4 MB 300,000. */
#include "packs/yaml_events.h"

#include <pthread.h>
#include <stdlib.h>

#include <yaml.h>

#include "base/buffer.h"

#define BATCH_EVENTS 1024       /* 50 KB with their texts: hardly any waking, and still at hand when read */
#define BATCHES 16              /* how far ahead */
#define AHEAD_BYTES (32 * 1024) /* below that a thread takes longer to start than it saves */

typedef struct Batch {
    YamlEvent events[BATCH_EVENTS];
    size_t count;
    size_t offset; /* bytes that the parser had taken when it was full */
    Buffer texts;  /* of all of them, without anything between; an event's own begins behind the one before */
} Batch;

struct YamlEvents {
    yaml_parser_t parser;
    Batch batches[BATCHES];
    bool is_over; /* the parser came to the end or failed */
    bool is_out_of_memory;

    Batch *current; /* being read; NULL before the first */
    size_t at;      /* the next event in it */
    const char *text_at;

    bool is_ahead; /* a thread parses; what follows is under the lock then */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    Batch *free[BATCHES]; /* a stack */
    size_t free_count;
    Batch *parsed[BATCHES]; /* a ring */
    size_t parsed_from, parsed_count;
    bool stops;
};

static void begin(YamlEvent *event, YamlEventKind kind, const yaml_char_t *anchor, const yaml_char_t *tag) {
    event->kind = kind;
    event->has_anchor = anchor;
    event->has_tag = tag;
}

static void add_text(Batch *batch, YamlEvent *event, const yaml_event_t *from) {
    begin(event, YAML_EVENT_TEXT, from->data.scalar.anchor, from->data.scalar.tag);
    event->quoted = from->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    event->length = from->data.scalar.length;
    buffer_add(&batch->texts, (const char *)from->data.scalar.value, event->length);
}

/* Adds what matters to a reader; ends of documents and the like do not. */
static void add_event(Batch *batch, const yaml_event_t *from) {
    YamlEvent event = {.line = (uint32_t)from->start_mark.line + 1,
                       .column = (uint32_t)from->start_mark.column + 1};
    switch (from->type) {
    case YAML_SCALAR_EVENT:
        add_text(batch, &event, from);
        break;
    case YAML_DOCUMENT_START_EVENT:
        event.kind = YAML_EVENT_DOCUMENT;
        break;
    case YAML_ALIAS_EVENT:
        event.kind = YAML_EVENT_ALIAS;
        break;
    case YAML_SEQUENCE_START_EVENT:
        begin(&event, YAML_EVENT_LIST, from->data.sequence_start.anchor, from->data.sequence_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT:
        event.kind = YAML_EVENT_LIST_END;
        break;
    case YAML_MAPPING_START_EVENT:
        begin(&event, YAML_EVENT_MAP, from->data.mapping_start.anchor, from->data.mapping_start.tag);
        event.on_lines = from->data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE;
        break;
    case YAML_MAPPING_END_EVENT:
        event.kind = YAML_EVENT_MAP_END;
        break;
    default:
        return;
    }
    batch->events[batch->count++] = event;
}

static void fill_batch(YamlEvents *events, Batch *batch) {
    batch->count = 0;
    buffer_clear(&batch->texts);
    while (batch->count < BATCH_EVENTS && !events->is_over) {
        yaml_event_t event;
        if (!yaml_parser_parse(&events->parser, &event)) {
            events->is_over = true;
            return;
        }
        add_event(batch, &event);
        events->is_over = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (batch->texts.failed) { /* the last text is not there as a whole */
            batch->count--;
            events->is_over = events->is_out_of_memory = true;
        }
    }
}

/* Fewer events than a batch holds mean that no batch follows. */
static void parse_batch(YamlEvents *events, Batch *batch) {
    fill_batch(events, batch);
    batch->offset = events->parser.offset;
}

static void *parse_ahead(void *argument) {
    YamlEvents *events = argument;
    pthread_mutex_lock(&events->lock);
    for (bool goes_on = true; goes_on && !events->stops;) {
        if (events->free_count == 0) {
            pthread_cond_wait(&events->changed, &events->lock);
            continue;
        }
        Batch *batch = events->free[--events->free_count];
        pthread_mutex_unlock(&events->lock);
        parse_batch(events, batch);
        goes_on = batch->count == BATCH_EVENTS;
        pthread_mutex_lock(&events->lock);
        events->parsed[(events->parsed_from + events->parsed_count++) % BATCHES] = batch;
        pthread_cond_signal(&events->changed);
    }
    pthread_mutex_unlock(&events->lock);
    return NULL;
}

static void start_thread(YamlEvents *events) {
    while (events->free_count < BATCHES) {
        events->free[events->free_count] = &events->batches[events->free_count];
        events->free_count++;
    }
    pthread_mutex_init(&events->lock, NULL);
    pthread_cond_init(&events->changed, NULL);
    events->is_ahead = pthread_create(&events->thread, NULL, parse_ahead, events) == 0;
    if (events->is_ahead) return;
    pthread_cond_destroy(&events->changed);
    pthread_mutex_destroy(&events->lock);
}

YamlEvents *yaml_events_open(const char *text, size_t length) {
    YamlEvents *events = calloc(1, sizeof *events);
    if (!events || !yaml_parser_initialize(&events->parser)) {
        free(events);
        return NULL;
    }
    yaml_parser_set_encoding(&events->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&events->parser, (const unsigned char *)text, length);
    for (size_t i = 0; i < BATCHES; i++)
        events->batches[i].texts.limit_bytes =
            2 * length + 2; /* an escape of two bytes may stand for three */
    if (length >= AHEAD_BYTES) start_thread(events);
    return events;
}

/* Gives the current batch back and waits for the next. */
static Batch *await_batch(YamlEvents *events) {
    pthread_mutex_lock(&events->lock);
    if (events->current) {
        events->free[events->free_count++] = events->current;
        if (events->free_count == 1) pthread_cond_signal(&events->changed); /* the parser may wait for it */
    }
    while (events->parsed_count == 0) pthread_cond_wait(&events->changed, &events->lock);
    Batch *batch = events->parsed[events->parsed_from];
    events->parsed_from = (events->parsed_from + 1) % BATCHES;
    events->parsed_count--;
    pthread_mutex_unlock(&events->lock);
    return batch;
}

/* False where the current batch was the last. */
static bool next_batch(YamlEvents *events) {
    if (events->current && events->current->count < BATCH_EVENTS) return false;
    if (events->is_ahead) {
        events->current = await_batch(events);
    } else {
        events->current = &events->batches[0];
        parse_batch(events, events->current);
    }
    events->at = 0;
    events->text_at = buffer_text(&events->current->texts);
    return events->current->count > 0;
}

const YamlEvent *yaml_events_next(YamlEvents *events) {
    if ((!events->current || events->at == events->current->count) && !next_batch(events)) return NULL;
    YamlEvent *event = &events->current->events[events->at++];
    event->text = events->text_at;
    events->text_at += event->length;
    return event;
}

size_t yaml_events_offset(const YamlEvents *events) {
    return events->current ? events->current->offset : 0;
}

YamlFailure yaml_events_failure(const YamlEvents *events) {
    const yaml_parser_t *parser = &events->parser;
    YamlFailure failure = {.problem = parser->problem,
                           .offset = parser->problem_offset,
                           .line = (uint32_t)parser->problem_mark.line + 1,
                           .column = (uint32_t)parser->problem_mark.column + 1};
    if (parser->error == YAML_MEMORY_ERROR || events->is_out_of_memory)
        failure.kind = YAML_FAILURE_MEMORY;
    else if (parser->error != YAML_NO_ERROR)
        failure.kind = parser->error == YAML_READER_ERROR ? YAML_FAILURE_CHARACTER : YAML_FAILURE_SYNTAX;
    return failure;
}

static void stop_thread(YamlEvents *events) {
    pthread_mutex_lock(&events->lock);
    events->stops = true;
    pthread_cond_signal(&events->changed);
    pthread_mutex_unlock(&events->lock);
    pthread_join(events->thread, NULL);
    pthread_cond_destroy(&events->changed);
    pthread_mutex_destroy(&events->lock);
}

void yaml_events_close(YamlEvents *events) {
    if (!events) return;
    if (events->is_ahead) stop_thread(events);
    for (size_t i = 0; i < BATCHES; i++) buffer_release(&events->batches[i].texts);
    yaml_parser_delete(&events->parser);
    free(events);
}
