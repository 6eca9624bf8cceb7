/* What is parsed in pieces on two threads is what libyaml says of the whole text: texts that are short, as
 * long as a few pieces and much longer, with pieces that fit together and others that only look so. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/random.h"
#include "packs/yaml_batch.h"

/* An item takes four events, the second of them two bytes for what stands in four. */
#define ITEM "- {a: \"\\x41\xC3\xA9\"}\n"

static void write_items(Buffer *text, size_t items) {
    for (size_t i = 0; i < items; i++) buffer_add_text(text, ITEM);
}

static void expect_event(YamlEvents *events, YamlEventKind kind, uint32_t line, uint32_t column,
                         const char *text) {
    const YamlEvent *event = yaml_events_next(events);
    assert_non_null(event);
    if (event->kind != kind || event->line != line || event->column != column)
        fail_msg("kind %d at %u:%u instead of %d at %u:%u", event->kind, event->line, event->column, kind,
                 line, column);
    if (text) {
        assert_int_equal(event->length, strlen(text));
        assert_memory_equal(event->text, text, event->length);
    }
}

static void expect_items(YamlEvents *events, size_t items) {
    expect_event(events, YAML_EVENT_DOCUMENT, 1, 1, NULL);
    expect_event(events, YAML_EVENT_LIST, 1, 1, NULL);
    for (uint32_t line = 1; line <= items; line++) {
        expect_event(events, YAML_EVENT_MAP, line, 3, NULL);
        expect_event(events, YAML_EVENT_TEXT, line, 4, "a");
        expect_event(events, YAML_EVENT_TEXT, line, 7, "A\xC3\xA9");
        expect_event(events, YAML_EVENT_MAP_END, line, 14, NULL);
    }
}

/* A list as the root is not cut. Document and list make two events: the first batch of 1,024 ends within the
 * 256th item. */
static const size_t LENGTHS[] = {1, 3, 255, 256, 257, 511, 512, 513, 2045, 2046, 2047, 2048, 2049, 60000};

static void all_events_come_in_order(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof LENGTHS / sizeof *LENGTHS; i++) {
        Buffer text = {0};
        write_items(&text, LENGTHS[i]);
        YamlEvents *events = yaml_events_open(buffer_text(&text), text.length);
        assert_non_null(events);
        expect_items(events, LENGTHS[i]);
        assert_int_equal(yaml_events_next(events)->kind, YAML_EVENT_LIST_END);
        assert_null(yaml_events_next(events));
        assert_null(yaml_events_next(events));
        assert_int_equal(yaml_events_failure(events).kind, YAML_FAILURE_NONE);
        yaml_events_close(events);
        buffer_release(&text);
    }
}

static void a_fault_is_told_behind_what_stands_before_it(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof LENGTHS / sizeof *LENGTHS; i++) {
        Buffer text = {0};
        write_items(&text, LENGTHS[i]);
        size_t offset = text.length;
        buffer_add_text(&text, "- \x01\n");
        YamlEvents *events = yaml_events_open(buffer_text(&text), text.length);
        const YamlEvent *event;
        size_t texts = 0;
        while ((event = yaml_events_next(events))) texts += event->kind == YAML_EVENT_TEXT;
        assert_true(texts <= 2 * LENGTHS[i]);
        YamlFailure failure = yaml_events_failure(events);
        assert_int_equal(failure.kind, YAML_FAILURE_CHARACTER);
        assert_int_equal(failure.offset, offset + 2);
        yaml_events_close(events);

        text.text[offset + 2] = '}';
        events = yaml_events_open(buffer_text(&text), text.length);
        expect_items(events, LENGTHS[i]);
        assert_null(yaml_events_next(events));
        failure = yaml_events_failure(events);
        assert_int_equal(failure.kind, YAML_FAILURE_SYNTAX);
        assert_int_equal(failure.line, LENGTHS[i] + 1);
        assert_int_equal(failure.column, 3);
        yaml_events_close(events);
        buffer_release(&text);
    }
}

static bool is_end(const YamlEvent *event) {
    return event->kind == YAML_EVENT_LIST_END || event->kind == YAML_EVENT_MAP_END;
}

static bool is_same(const YamlEvent *event, const YamlEvent *whole, const char *text) {
    bool stands_there = is_end(event) || (event->line == whole->line && event->column == whole->column);
    return event->kind == whole->kind && stands_there && event->quoted == whole->quoted &&
           event->on_lines == whole->on_lines && event->has_anchor == whole->has_anchor &&
           event->has_tag == whole->has_tag && event->length == whole->length &&
           (event->length == 0 || memcmp(event->text, text, event->length) == 0);
}

/* Compares with libyaml's own events, one after the other, and with its failure; returns how many. */
static size_t expect_what_libyaml_says(const Buffer *text) {
    static YamlBatch whole;
    yaml_parser_t parser;
    assert_true(yaml_parser_initialize(&parser));
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)buffer_text(text), text->length);
    yaml_batch_limit(&whole, text->length);
    YamlEvents *events = yaml_events_open(buffer_text(text), text->length);
    size_t given = 0;
    do {
        yaml_batch_fill(&whole, &parser, 100);
        const char *at = buffer_text(&whole.texts);
        for (size_t i = 0; i < whole.count; at += whole.events[i++].length, given++) {
            const YamlEvent *event = yaml_events_next(events);
            if (!event || !is_same(event, &whole.events[i], at))
                fail_msg("event %zu, line %u: kind %d instead of %d at line %u\n%s", given,
                         event ? event->line : 0, event ? (int)event->kind : -1, whole.events[i].kind,
                         whole.events[i].line, buffer_text(text));
        }
    } while (!whole.is_over);
    /* libyaml sees a fault ahead of what it gives: a forbidden character by some KB, others by a line. */
    const YamlEvent *more = yaml_events_next(events);
    while (more && (parser.error == YAML_READER_ERROR || (parser.error != YAML_NO_ERROR && is_end(more))))
        more = yaml_events_next(events);
    if (more) fail_msg("more than %zu events\n%s", given, buffer_text(text));
    YamlFailure failure = yaml_events_failure(events);
    assert_int_equal(failure.kind != YAML_FAILURE_NONE, parser.error != YAML_NO_ERROR);
    if (parser.error == YAML_READER_ERROR) assert_int_equal(failure.offset, parser.problem_offset);
    if (parser.error == YAML_SCANNER_ERROR || parser.error == YAML_PARSER_ERROR) {
        assert_string_equal(failure.problem, parser.problem);
        assert_int_equal(failure.line, parser.problem_mark.line + 1);
        assert_int_equal(failure.column, parser.problem_mark.column + 1);
    }
    yaml_events_close(events);
    yaml_parser_delete(&parser);
    yaml_batch_release(&whole);
    return given;
}

/* A long text with a list at `indent`, in which some lines stand after so many others. */
static void write_list(Buffer *text, const char *indent, size_t items, const char *lines, size_t behind) {
    buffer_add_text(text, "title: A title\ncards:\n");
    for (size_t i = 0; i < items; i++) {
        buffer_format(text, "%s- ask: Question %zu?\n%s  wrong: [one, 'two', \"three\"]\n", indent, i,
                      indent);
        if (i == behind) buffer_add_text(text, lines);
    }
}

/* A pack as people write it is read in its pieces, and never turned to as a whole. */
static void a_usual_text_falls_into_pieces(void **state) {
    (void)state;
    static YamlBatch batch;
    static const char *const indents[] = {"", "  ", "    "};
    for (size_t i = 0; i < 3; i++) {
        Buffer text = {0};
        YamlCutter cutter;
        YamlPiece piece;
        size_t pieces = 0, bytes = 0;
        write_list(&text, indents[i], 400, "", 0);
        buffer_add_text(&text, "sources:\n  a: {title: A}\nfacts:\n");
        for (int n = 0; n < 400; n++)
            buffer_format(&text, "  fact-%d:\n    category: C\n    rows:\n    - a\n", n);
        yaml_cutter_begin(&cutter, buffer_text(&text), text.length);
        for (; yaml_cutter_next(&cutter, 1000, &piece); pieces++, bytes += piece.length) {
            yaml_batch_parse(&batch, &piece);
            if (!batch.is_whole) fail_msg("a piece is not whole:\n%.*s", (int)piece.length, piece.text);
            if (pieces > 0) assert_int_not_equal(piece.before.kind, YAML_OPEN_NOTHING);
        }
        assert_int_equal(bytes, text.length);
        assert_in_range(pieces, text.length / 1200, text.length / 1000 + 3);
        yaml_batch_release(&batch);
        buffer_release(&text);
    }
}

/* Each of them stands at twelve places around the end of a piece. */
static void pieces_are_what_the_whole_is(void **state) {
    (void)state;
    static const char *const lines[] = {
        "",
        "# A remark, and nothing below it\n\n\n",
        "facts: none\n",
        "facts:\n  one: 1\n  two: {three: 3}\n",
        "---\nmore: 1\n",
        "...\n",
        "    explain: |\n      a block\n\n      - ask: it goes on\n",
        "    explain: >+\n\n\n",
        "    explain: 'a text\n  - ask: that goes on'\n",
        "    explain: \"one\n\n  - ask: more\n\nfacts: that never ends\n",
        "    explain: {one: 1,\n  - ask\n",
        "    explain: a text\n      that goes on\n     and on\n",
        "    explain: [a,\nfacts, c]\n",
        "    explain: &anchor\n",
        "    explain: !tag\n",
        "    explain: *alias\n",
        "  -\n",
        "  - - nested\n    - list\n",
        "  - ? one\n    : two\n",
        " - half out\n",
        "   more: in\n",
        "\tmore: in\n",
        "    explain: next\xC2\x85line \xE2\x80\xA8 separated\n",
        "    explain: lines\rof old\r\n",
        "    explain: \x01\n",
        "%YAML 1.1\n",
        "word\n",
        "\"quoted\": 1\n",
        "- ask: further out\n",
        "    - too deep\n",
        "    explain: no space:here\n",
        "    explain: one: two\n",
        "    right:\n    - indentless\n    - list\n",
    };
    static const char *const indents[] = {"  ", "", "      "};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        for (size_t at = 274; at < 286; at++) {
            Buffer text = {0};
            write_list(&text, indents[at % 3], 700, lines[i], at);
            expect_what_libyaml_says(&text);
            buffer_release(&text);
        }
}

/* Lines of all sorts in any order: most of it is wrong somewhere, and then the end of it is. */
static void random_texts_are_what_the_whole_is(void **state) {
    (void)state;
    static const char *const words[] = {"cards:",     "facts:",  "- ask: a", "- b", "one: two", "# c",
                                        "|",          "text: |", "more",     "'x'", "[a, b]",   "{a: b}",
                                        "key: \"q\"", "- - d",   "- k: >",   "",    "? e",      "key: &f g",
                                        "- !h i",     "",        "- l:"};
    size_t most = 0;
    for (uint64_t seed = 1; seed <= 150; seed++) {
        Random random = random_seeded(seed);
        Buffer text = {0};
        uint32_t variety = 2 + random_below(&random, 4), repeat = 0;
        const char *word = "";
        int indent = 0;
        buffer_add_text(&text, "title: T\ncards:\n");
        while (text.length < 80000) {
            if (repeat-- == 0) {
                bool is_rare = random_below(&random, 100 * variety) == 0;
                word = is_rare ? words[random_below(&random, sizeof words / sizeof *words)] : "- ask: a";
                indent = is_rare ? (int)(random_below(&random, 4) * 2) : 2;
                repeat = is_rare ? 0 : random_below(&random, 30);
            }
            buffer_format(&text, "%*s%s\n", indent, "", word);
        }
        size_t given = expect_what_libyaml_says(&text);
        if (given > most) most = given;
        buffer_release(&text);
    }
    assert_true(most > 10000);
}

/* A reader that has seen enough leaves, wherever the parser is. */
static void they_may_be_closed_at_any_time(void **state) {
    (void)state;
    Buffer text = {0};
    write_items(&text, 60000);
    static const size_t looks[] = {0, 1, 2047, 2048, 2049, 10000, 200000};
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        YamlEvents *events = yaml_events_open(buffer_text(&text), text.length);
        for (size_t n = 0; n < looks[i]; n++) assert_non_null(yaml_events_next(events));
        yaml_events_close(events);
    }
    buffer_release(&text);
    yaml_events_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_events_come_in_order),
        cmocka_unit_test(a_fault_is_told_behind_what_stands_before_it),
        cmocka_unit_test(a_usual_text_falls_into_pieces),
        cmocka_unit_test(pieces_are_what_the_whole_is),
        cmocka_unit_test(random_texts_are_what_the_whole_is),
        cmocka_unit_test(they_may_be_closed_at_any_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
