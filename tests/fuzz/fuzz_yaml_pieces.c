/* Any bytes as a YAML text that is cut into small pieces: as long as the pieces are whole, their events one
 * behind the other are those that libyaml finds in the whole text, up to its end or its fault. The first byte
 * says how long the pieces are. */
#include "fuzz/fuzz_checks.h"

#include "packs/yaml_batch.h"

/* The whole text's events, a batch at a time. */
typedef struct Whole {
    yaml_parser_t parser;
    YamlBatch batch;
    size_t at;
    const char *text_at;
} Whole;

static const YamlEvent *next_event(Whole *whole) {
    while (whole->at == whole->batch.count) {
        if (whole->batch.is_over) return NULL;
        yaml_batch_fill(&whole->batch, &whole->parser, 64);
        whole->at = 0;
        whole->text_at = buffer_text(&whole->batch.texts);
    }
    return &whole->batch.events[whole->at++];
}

static void check_event(Whole *whole, const YamlEvent *event, const char *text, uint32_t lines_before) {
    const YamlEvent *same = next_event(whole);
    if (!same) { /* it saw a fault further on */
        require(whole->parser.error != YAML_NO_ERROR);
        return;
    }
    require(event->kind == same->kind && event->length == same->length && event->quoted == same->quoted &&
            event->on_lines == same->on_lines && event->has_anchor == same->has_anchor &&
            event->has_tag == same->has_tag);
    require(event->length == 0 || memcmp(text, whole->text_at, event->length) == 0);
    bool ends = event->kind == YAML_EVENT_LIST_END || event->kind == YAML_EVENT_MAP_END;
    bool is_left_out = event->kind == YAML_EVENT_TEXT && event->length == 0 && !event->quoted;
    require(ends || is_left_out ||
            (event->line + lines_before == same->line && event->column == same->column));
    whole->text_at += same->length;
}

static void check_pieces(Whole *whole, const char *text, size_t length, size_t piece_bytes) {
    static YamlBatch batch;
    YamlCutter cutter;
    YamlPiece piece;
    uint32_t lines_before = 0;
    size_t bytes = 0;
    bool is_whole = true;
    yaml_cutter_begin(&cutter, text, length);
    for (; is_whole && yaml_cutter_next(&cutter, piece_bytes, &piece); bytes += piece.length) {
        require(piece.text == text + bytes && piece.length > 0);
        if (bytes == 0 && piece.length == length) return; /* only one */
        yaml_batch_parse(&batch, &piece);
        is_whole = batch.is_whole;
        const char *text_at = buffer_text(&batch.texts);
        for (size_t i = batch.from; is_whole && i < batch.count; text_at += batch.events[i++].length)
            check_event(whole, &batch.events[i], text_at, lines_before);
        lines_before += batch.lines;
    }
    require(!is_whole || (bytes == length && !next_event(whole) && whole->parser.error == YAML_NO_ERROR));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static Whole whole;
    if (length < 2 || text_find_invalid((const char *)bytes + 1, length - 1) != length - 1) return 0;
    whole = (Whole){0};
    require(yaml_parser_initialize(&whole.parser));
    yaml_parser_set_encoding(&whole.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&whole.parser, bytes + 1, length - 1);
    yaml_batch_limit(&whole.batch, length);
    check_pieces(&whole, (const char *)bytes + 1, length - 1, bytes[0]);
    yaml_parser_delete(&whole.parser);
    yaml_batch_release(&whole.batch);
    return 0;
}
