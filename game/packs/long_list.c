/* Files seen: 10,000 to 1,000,000 rows of 20 to 60 bytes. The first pass takes 0.2 s for 500,000 rows. */
#include "packs/long_list.h"

#include <string.h>

#include "packs/plain_text.h"
#include "packs/table_questions.h"

/* Of every so many rows the line is kept; that of a row between is counted from there. */
#define LINE_KEPT_ROWS 64

typedef struct LongList {
    const char *path;
    const char *text;
    CsvLayout layout;
    uint32_t *starts; /* bytes in text: of each row, then the end of the text */
    uint32_t *lines;  /* of every LINE_KEPT_ROWSth row */
    uint32_t count;
    PackReading *reading; /* while it is read */
} LongList;

static size_t count_lines(const PackReading *reading, size_t start) {
    size_t count = 0;
    for (size_t i = start; i < reading->length; i++) count += reading->text[i] == '\n';
    return count + 1;
}

bool long_list_is_long(const PackReading *reading, const CsvLayout *layout) {
    return reading->length <= UINT32_MAX && count_lines(reading, layout->rows_start) >= LONG_LIST_ROWS_MIN;
}

ListRow long_list_row(const CsvLayout *layout, const TableRow *row, Arena *arena) {
    ListRow pair = {.term = table_text(arena, table_row_cell(row, layout->term)),
                    .meaning = table_text(arena, table_row_cell(row, layout->meaning)),
                    .place = row->place};
    if (layout->columns.of_role[COLUMN_CATEGORY]) {
        const char *category = table_text(arena, table_row_cell(row, layout->columns.first[COLUMN_CATEGORY]));
        pair.category = *category ? plain_text_shortened(arena, category, CARD_CATEGORY_MAX) : NULL;
    }
    return pair;
}

/* Keeps a row that csv_rows_next has just read and that is a pair. */
static void keep_row(LongList *list, size_t start, uint32_t line) {
    if (list->count % LINE_KEPT_ROWS == 0) list->lines[list->count / LINE_KEPT_ROWS] = line;
    list->starts[list->count++] = (uint32_t)start;
}

static uint32_t line_of(const LongList *list, uint32_t row) {
    uint32_t kept = row / LINE_KEPT_ROWS, line = list->lines[kept];
    for (uint32_t at = list->starts[kept * LINE_KEPT_ROWS]; at < list->starts[row]; at++)
        line += list->text[at] == '\n';
    return line;
}

static bool read_row(const void *context, uint32_t number, Arena *arena, PairRow *out) {
    const LongList *list = context;
    size_t start = list->starts[number], length = list->starts[number + 1] - start;
    if (length > CSV_ROW_BYTES_MAX) length = CSV_ROW_BYTES_MAX; /* rows behind it were no pairs */
    TableRow row;
    if (!csv_rows_cut(list->text + start, length, list->layout.dialect, arena, &row)) return false;
    row.place = (Place){list->path, line_of(list, number), 1};
    ListRow pair = long_list_row(&list->layout, &row, arena);
    *out =
        (PairRow){.term = pair.term, .meaning = pair.meaning, .category = pair.category, .place = pair.place};
    return true;
}

/* The rows are read twice, so each time counts for half of the way. */
static void tell_progress(void *context, uint32_t rows) {
    const LongList *list = context;
    reading_tell(list->reading, list->reading->length + list->starts[rows]);
}

void long_list_read(PackReading *reading, const CsvLayout *layout) {
    Arena *arena = reading->arena;
    size_t room = count_lines(reading, layout->rows_start);
    if (room > LIST_CARDS_ROWS_MAX) room = LIST_CARDS_ROWS_MAX;
    LongList *list = arena_alloc(arena, sizeof *list);
    *list = (LongList){.path = reading->path, .text = reading->text, .layout = *layout, .reading = reading};
    if (reading->progress) atomic_store(&reading->progress->total_bytes, 2 * reading->length);
    list->starts = arena_alloc_array(arena, room + 1, sizeof *list->starts);
    list->lines = arena_alloc_array(arena, room / LINE_KEPT_ROWS + 1, sizeof *list->lines);
    CsvRows *rows = csv_rows_open(reading, layout->rows_start, layout->dialect);
    csv_rows_expect(rows, csv_layout_least_cells(layout), layout->columns.count);
    TableRow row;
    while (list->count < room && csv_rows_next(rows, &row)) {
        if (!csv_rows_fit(rows)) continue;
        arena_reset(reading->scratch);
        ListRow pair = long_list_row(layout, &row, reading->scratch);
        if ((*pair.term || *pair.meaning) && list_check(reading, &pair))
            keep_row(list, csv_rows_row_start(rows), row.place.line);
    }
    list->starts[list->count] = (uint32_t)reading->length;
    list_take_rows(reading, &(PairRows){.count = list->count,
                                        .context = list,
                                        .read = read_row,
                                        .poll = tell_progress,
                                        .poll_context = list});
}
