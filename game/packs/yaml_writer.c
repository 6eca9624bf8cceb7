#include "packs/yaml_writer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static int take_bytes(void *data, unsigned char *bytes, size_t length) {
    Buffer *out = data;
    buffer_add(out, (const char *)bytes, length);
    return !out->failed;
}

static void emit(YamlWriter *writer, yaml_event_t *event, int made) {
    if (!made || !yaml_emitter_emit(&writer->emitter, event)) writer->out->failed = true;
}

void yaml_writer_open(YamlWriter *writer, Buffer *out) {
    memset(writer, 0, sizeof *writer);
    writer->out = out;
    if (!yaml_emitter_initialize(&writer->emitter)) {
        out->failed = true;
        return;
    }
    yaml_emitter_set_output(&writer->emitter, take_bytes, out);
    yaml_emitter_set_unicode(&writer->emitter, 1);
    yaml_emitter_set_width(&writer->emitter, -1); /* a text stays on its line */
    yaml_event_t event;
    emit(writer, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    emit(writer, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
}

void yaml_writer_close(YamlWriter *writer) {
    yaml_event_t event;
    emit(writer, &event, yaml_document_end_event_initialize(&event, 1));
    emit(writer, &event, yaml_stream_end_event_initialize(&event));
    yaml_emitter_delete(&writer->emitter);
}

void yaml_writer_begin_map(YamlWriter *writer, bool inline_) {
    yaml_event_t event;
    yaml_mapping_style_t style = inline_ ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE;
    emit(writer, &event, yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, style));
}

void yaml_writer_end_map(YamlWriter *writer) {
    yaml_event_t event;
    emit(writer, &event, yaml_mapping_end_event_initialize(&event));
}

void yaml_writer_begin_list(YamlWriter *writer, bool inline_) {
    yaml_event_t event;
    yaml_sequence_style_t style = inline_ ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE;
    emit(writer, &event, yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, style));
}

void yaml_writer_end_list(YamlWriter *writer) {
    yaml_event_t event;
    emit(writer, &event, yaml_sequence_end_event_initialize(&event));
}

void yaml_writer_text(YamlWriter *writer, const char *text) {
    yaml_event_t event;
    emit(writer, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)text, (int)strlen(text), 1, 1,
                                      YAML_ANY_SCALAR_STYLE));
}

void yaml_writer_entry(YamlWriter *writer, const char *key, const char *text) {
    if (!text) return;
    yaml_writer_text(writer, key);
    yaml_writer_text(writer, text);
}

void yaml_writer_number_entry(YamlWriter *writer, const char *key, int64_t number) {
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, number);
    yaml_writer_entry(writer, key, digits);
}

void yaml_writer_list_entry(YamlWriter *writer, const char *key, const char *const *texts, size_t count) {
    if (count == 0) return;
    yaml_writer_text(writer, key);
    yaml_writer_begin_list(writer, true);
    for (size_t i = 0; i < count; i++) yaml_writer_text(writer, texts[i]);
    yaml_writer_end_list(writer);
}
