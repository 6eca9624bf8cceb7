/* What is parsed ahead on a thread is what is parsed on the spot: texts that are short, as long as a few
 * batches, and much longer than all of them. */
#include "unit/cmocka_test.h"

#include <string.h>

#include "base/buffer.h"
#include "packs/yaml_events.h"

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

/* The document and the list make three: 511 items end with a batch of 2,048 all but one, 512 behind it. */
static const size_t LENGTHS[] = {1, 3, 511, 512, 513, 2045, 2046, 2047, 2048, 2049, 60000};

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
        cmocka_unit_test(they_may_be_closed_at_any_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
