#include "packs/yaml_batch.h"

static void begin(YamlEvent *event, YamlEventKind kind, const yaml_char_t *anchor, const yaml_char_t *tag) {
    event->kind = kind;
    event->has_anchor = anchor;
    event->has_tag = tag;
}

static void add_text(YamlBatch *batch, YamlEvent *event, const yaml_event_t *from) {
    begin(event, YAML_EVENT_TEXT, from->data.scalar.anchor, from->data.scalar.tag);
    event->quoted = from->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    event->length = from->data.scalar.length;
    buffer_add(&batch->texts, (const char *)from->data.scalar.value, event->length);
}

/* Adds what matters to a reader; ends of documents and the like do not. */
static void add_event(YamlBatch *batch, const yaml_event_t *from) {
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
        event.on_lines = from->data.sequence_start.style == YAML_BLOCK_SEQUENCE_STYLE;
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
    case YAML_DOCUMENT_END_EVENT:
        batch->ends_document |= !from->data.document_end.implicit;
        return;
    default:
        return;
    }
    batch->events[batch->count++] = event;
}

void yaml_batch_limit(YamlBatch *batch, size_t bytes) {
    batch->texts.limit_bytes = 2 * bytes + 2; /* an escape of two bytes may stand for three */
}

void yaml_batch_release(YamlBatch *batch) {
    buffer_release(&batch->texts);
}

static void clear(YamlBatch *batch) {
    batch->from = batch->count = 0;
    batch->lines = 0;
    batch->ends_document = batch->is_over = batch->is_out_of_memory = batch->is_whole = false;
    buffer_clear(&batch->texts);
}

/* libyaml's own events are let go at once, by the thread that made them: memory that one thread takes and
 * another gives back costs both. */
void yaml_batch_fill(YamlBatch *batch, yaml_parser_t *parser, size_t most) {
    clear(batch);
    while (batch->count < most && !batch->is_over) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            batch->is_over = true;
            break;
        }
        add_event(batch, &event);
        batch->is_over = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (batch->texts.failed) { /* the last text is not there as a whole */
            batch->count--;
            batch->is_over = batch->is_out_of_memory = true;
        }
    }
    batch->bytes = parser->offset;
    batch->lines = (uint32_t)parser->mark.line;
}

static bool is_begin(const YamlEvent *event) {
    return event->kind == YAML_EVENT_LIST || event->kind == YAML_EVENT_MAP;
}

static bool is_end(const YamlEvent *event) {
    return event->kind == YAML_EVENT_LIST_END || event->kind == YAML_EVENT_MAP_END;
}

static bool begins(const YamlEvent *event, YamlOpen open) {
    YamlEventKind kind = open.kind == YAML_OPEN_LIST ? YAML_EVENT_LIST : YAML_EVENT_MAP;
    return event && event->kind == kind && event->on_lines && event->column == open.column;
}

static bool is_section(YamlOpen open) {
    return open.kind == YAML_OPEN_LIST || open.kind == YAML_OPEN_MAP;
}

/* What the outermost list or map of the piece's own is, and what the last one in it. */
typedef struct Outline {
    const YamlEvent *outer, *inner;
} Outline;

/* False where there is more or less than one document with a list or map. */
static bool outline_of(const YamlBatch *batch, Outline *outline) {
    size_t depth = 0;
    *outline = (Outline){0};
    if (batch->count < 3 || batch->events[0].kind != YAML_EVENT_DOCUMENT || !is_begin(&batch->events[1]))
        return false;
    for (size_t i = 1; i < batch->count; i++) {
        const YamlEvent *event = &batch->events[i];
        if (event->kind == YAML_EVENT_DOCUMENT) return false;
        if (is_end(event)) depth--;
        if (!is_begin(event)) continue;
        depth++;
        if (depth == 1) outline->outer = event;
        if (depth == 2) outline->inner = event;
    }
    return true;
}

/* The piece is a document with a root of its own. Of its first and last events those go that in the whole
 * text come before or behind it; the root's own end comes where it is the last piece's. */
static bool fit_ends(YamlBatch *batch, const YamlPiece *piece) {
    Outline outline;
    bool is_inside = is_section(piece->before);
    if (!outline_of(batch, &outline)) return false;
    if (!begins(outline.outer, is_inside ? piece->before : (YamlOpen){YAML_OPEN_ROOT, 1})) return false;
    if (piece->before.kind != YAML_OPEN_NOTHING) batch->from = 2;

    const YamlEvent *last = &batch->events[batch->count - 1];
    if (piece->after.kind == YAML_OPEN_NOTHING) {
        if (!is_inside) return true;
        if (batch->count == YAML_BATCH_EVENTS) return false;
        batch->events[batch->count] =
            (YamlEvent){.kind = YAML_EVENT_MAP_END, .line = last->line, .column = 1};
        batch->count++;
    } else if (is_section(piece->after)) {
        if (!is_inside && !(is_end(last - 1) && begins(outline.inner, piece->after))) return false;
        batch->count -= is_inside ? 1 : 2;
    } else if (!is_inside) {
        batch->count--;
    }
    return true;
}

void yaml_batch_parse(YamlBatch *batch, const YamlPiece *piece) {
    yaml_parser_t parser;
    clear(batch);
    if (!yaml_parser_initialize(&parser)) return;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)piece->text, piece->length);
    yaml_batch_limit(batch, piece->length);
    yaml_batch_fill(batch, &parser, YAML_BATCH_EVENTS);
    bool is_fine = batch->is_over && parser.error == YAML_NO_ERROR && !batch->is_out_of_memory;
    bool ends_here = batch->ends_document && piece->after.kind != YAML_OPEN_NOTHING;
    batch->is_whole = is_fine && !ends_here && fit_ends(batch, piece);
    yaml_parser_delete(&parser);
}
