/* Anki's text exports: rows of fields, with what they mean in the first lines ("#separator:tab",
 * "#html:true",
 * "#notetype column:2"). Without such a line a file is a table like any other (read_csv.c). */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "packs/anki_field.h"
#include "packs/anki_notes.h"
#include "packs/csv_rows.h"
#include "packs/plain_text.h"

#define KINDS_MAX 200

/* What the first lines say. Columns are counted from 1; 0: there is none. */
typedef struct AnkiHeader {
    char delimiter;
    bool is_html;
    size_t kind_column, deck_column, tags_column, guid_column;
    const char *kind, *deck, *columns; /* NULL: not said */
    size_t rows_start;
    bool is_anki; /* some line says so; else it is any table of tabs */
} AnkiHeader;

typedef struct TextKind {
    const char *name;
    AnkiKind kind;
} TextKind;

typedef struct AnkiText {
    PackReading *reading;
    AnkiHeader header;
    TextKind *kinds[KINDS_MAX];
    size_t kind_count;
    AnkiNotes *notes;
    size_t wide; /* rows with more than is read of a table without names */
    Place first_wide;
} AnkiText;

static const char *const KEYS[] = {"separator",       "html",     "tags column", "tags", "columns",
                                   "notetype column", "notetype", "deck column", "deck", "guid column",
                                   "if matches"};

/* The value of a line "#key:value", trimmed, as a copy; NULL where this is another line. */
static const char *value_of(Arena *arena, const char *line, const char *key) {
    size_t length = strlen(key), end = strcspn(line, "\n");
    if (*line != '#' || strncasecmp(line + 1, key, length) != 0 || line[1 + length] != ':') return NULL;
    const char *value = line + 2 + length;
    return arena_copy_text(arena, value, (size_t)(line + end - value));
}

static bool is_header_line(const char *line) {
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        size_t length = strlen(KEYS[i]);
        if (*line == '#' && strncasecmp(line + 1, KEYS[i], length) == 0 && line[1 + length] == ':')
            return true;
    }
    return false;
}

/* Older exports have no such lines: fields between tabs, and remarks. */
static bool has_tabs(const char *head) {
    size_t lines = 0, with_tab = 0;
    for (const char *line = head; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (*line == '#' || *line == '\n') continue;
        lines++;
        with_tab += memchr(line, '\t', strcspn(line, "\n")) != NULL;
    }
    return lines >= 2 && with_tab * 10 >= lines * 8;
}

static int recognise(const PackBytes *file, const char *ending) {
    if (is_header_line(file->head)) return 96;
    return pack_format_lists("txt", ending) && has_tabs(file->head) ? 30 : 0;
}

/* A word or the character itself. */
static char delimiter_of(const char *value) {
    static const struct {
        const char *name;
        char delimiter;
    } names[] = {{"tab", '\t'},  {"comma", ','}, {"semicolon", ';'},
                 {"space", ' '}, {"pipe", '|'},  {"colon", ':'}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(value, names[i].name) == 0) return names[i].delimiter;
    return *value && !value[1] ? *value : '\t';
}

static size_t column_of(const char *value) {
    unsigned long column = strtoul(value, NULL, 10);
    return column <= TABLE_COLUMNS_MAX ? column : 0;
}

static void read_header_line(Arena *arena, const char *line, AnkiHeader *header) {
    const char *value;
    if ((value = value_of(arena, line, "separator"))) header->delimiter = delimiter_of(value);
    if ((value = value_of(arena, line, "html"))) header->is_html = strcasecmp(value, "false") != 0;
    if ((value = value_of(arena, line, "notetype column"))) header->kind_column = column_of(value);
    if ((value = value_of(arena, line, "deck column"))) header->deck_column = column_of(value);
    if ((value = value_of(arena, line, "tags column"))) header->tags_column = column_of(value);
    if ((value = value_of(arena, line, "guid column"))) header->guid_column = column_of(value);
    if ((value = value_of(arena, line, "notetype"))) header->kind = value;
    if ((value = value_of(arena, line, "deck"))) header->deck = plain_text_line(arena, value, strlen(value));
    if ((value = value_of(arena, line, "columns"))) header->columns = value;
}

static void read_header(AnkiText *text) {
    PackReading *reading = text->reading;
    text->header = (AnkiHeader){.delimiter = '\t', .is_html = true};
    const char *line = reading->text;
    while (*line == '#') {
        read_header_line(reading->arena, line, &text->header);
        text->header.is_anki = text->header.is_anki || is_header_line(line);
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    text->header.rows_start = (size_t)(line - reading->text);
}

static bool is_field(const AnkiHeader *header, size_t column) {
    return column != header->kind_column && column != header->deck_column && column != header->tags_column &&
           column != header->guid_column;
}

/* The names that "#columns" gives the fields; "" where it says nothing. */
static void name_fields(AnkiText *text, AnkiKind *kind) {
    Arena *arena = text->reading->arena;
    const char *name = text->header.columns;
    for (size_t column = 1; kind->field_count < ANKI_FIELDS_MAX && (name || kind->field_count < 2);
         column++) {
        const char *end = name ? strchr(name, text->header.delimiter) : NULL;
        size_t length = !name ? 0 : end ? (size_t)(end - name) : strlen(name);
        if (is_field(&text->header, column))
            kind->fields[kind->field_count++] = plain_text_line(arena, name ? name : "", length);
        name = end ? end + 1 : NULL;
    }
}

/* The name of a kind tells how Anki asks its notes; where nothing is said, both ways are. */
static const AnkiKind *kind_named(AnkiText *text, const char *name, bool is_cloze) {
    for (size_t i = 0; i < text->kind_count; i++)
        if (text->kinds[i]->kind.is_cloze == is_cloze && strcmp(text->kinds[i]->name, name) == 0)
            return &text->kinds[i]->kind;
    if (text->kind_count == KINDS_MAX) return &text->kinds[0]->kind;
    TextKind *added = arena_alloc(text->reading->arena, sizeof *added);
    *added = (TextKind){.name = arena_copy_text(text->reading->arena, name, strlen(name)),
                        .kind = {.is_cloze = is_cloze}};
    name_fields(text, &added->kind);
    const char *folded = text_fold(text->reading->scratch, name);
    bool only_forwards = *name && !strstr(folded, "revers") && !strstr(folded, "umgekehrt");
    added->kind.way_count = only_forwards ? 1 : 2;
    added->kind.ways[0] = (AnkiWay){.told = 0, .asked = 1};
    added->kind.ways[1] = (AnkiWay){.told = 1, .asked = 0};
    text->kinds[text->kind_count++] = added;
    return &added->kind;
}

/* Exported cards repeat the question on the side of the answer, in front of a rule. */
static const char *behind_rule(const char *answer) {
    const char *rule = strstr(answer, "<hr id=answer");
    if (!rule) rule = strstr(answer, "<hr id=\"answer\"");
    const char *end = rule ? strchr(rule, '>') : NULL;
    return end ? end + 1 : answer;
}

static const char *cell_or(const TableRow *row, size_t column, const char *otherwise) {
    if (!column) return otherwise ? otherwise : "";
    return table_row_cell(row, column - 1);
}

static void take_row(AnkiText *text, const TableRow *row) {
    const AnkiHeader *header = &text->header;
    AnkiNote note = {.is_html = header->is_html, .place = row->place, .ways = 3};
    for (size_t column = 1; column <= row->count && note.field_count < ANKI_FIELDS_MAX; column++)
        if (is_field(header, column)) note.fields[note.field_count++] = table_row_cell(row, column - 1);
    bool is_empty = true;
    for (size_t f = 0; f < note.field_count; f++)
        is_empty = is_empty && !note.fields[f][strspn(note.fields[f], " \t\n")];
    if (is_empty) return;
    if (note.field_count > 1) {
        const char *answer = behind_rule(note.fields[1]);
        if (answer != note.fields[1]) note.ways = 1; /* a card, which asks one way */
        note.fields[1] = answer;
    }
    bool is_wide = false;
    for (size_t f = 2; f < note.field_count && !header->is_anki; f++)
        is_wide = is_wide || note.fields[f][strspn(note.fields[f], " \t\n")];
    if (is_wide && text->wide++ == 0) text->first_wide = row->place;
    const char *deck = cell_or(row, header->deck_column, header->deck);
    note.deck = *deck ? plain_text_line(text->reading->arena, deck, strlen(deck)) : NULL;
    note.kind = kind_named(text, cell_or(row, header->kind_column, header->kind),
                           anki_field_has_cloze(note.fields[0]));
    anki_notes_add(text->notes, &note);
}

static void warn_of_wide(const AnkiText *text) {
    if (text->wide == 0) return;
    problem_warning(text->reading->problems, text->first_wide,
                    "Without names above them only the first two columns are read, as a word and its "
                    "meaning; %s. Name all "
                    "in the first line, for example: question, answer, wrong 1, explanation.",
                    text->wide > 1 ? arena_format(text->reading->scratch, "%s rows have more",
                                                  text_number(text->reading->scratch, (int64_t)text->wide))
                                   : "this row has more");
}

static bool read(PackReading *reading) {
    AnkiText text = {.reading = reading, .notes = anki_notes_begin(reading)};
    read_header(&text);
    CsvRows *rows =
        csv_rows_open(reading, text.header.rows_start, (CsvDialect){text.header.delimiter, CSV_QUOTED});
    TableRow row;
    while (csv_rows_next(rows, &row))
        if (reading->text[csv_rows_row_start(rows)] != '#') take_row(&text, &row); /* a remark */
    anki_notes_end(text.notes);
    warn_of_wide(&text);
    return true;
}

const PackFormat FORMAT_ANKI_TEXT = {
    .key = "anki-text",
    .name = "Anki text",
    .endings = "txt csv tsv",
    .recognise = recognise,
    .read = read,
};
