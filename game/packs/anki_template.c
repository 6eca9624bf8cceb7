/* Templates seen have one to five fields on a side, and at most a sentence around them. */
#include "packs/anki_template.h"

#include <string.h>

#include "base/text.h"
#include "packs/plain_text.h"

#define ANKI_WORDS_MAX 150 /* code points around a field; with more no field fits on a card */

typedef enum Side { FRONT, BACK } Side;

/* The field that a {{...}} shows: its name stands behind the last colon, filters before it. SIZE_MAX for
 * conditions, {{FrontSide}}, unknown names and, in front, for {{type:Back}}: there it is to be written. */
static size_t field_shown(const AnkiKind *kind, Side side, const char *mark, size_t length) {
    while (length && *mark == ' ') {
        mark++;
        length--;
    }
    if (length == 0 || strchr("#^/!=", *mark)) return SIZE_MAX;
    if (side == FRONT && length > 5 && strncmp(mark, "type:", 5) == 0) return SIZE_MAX;
    for (size_t i = length; i-- > 0;) {
        if (mark[i] != ':') continue;
        mark += i + 1;
        length -= i + 1;
        break;
    }
    while (length && mark[length - 1] == ' ') length--;
    for (size_t f = 0; f < kind->field_count; f++)
        if (strlen(kind->fields[f]) == length && strncmp(kind->fields[f], mark, length) == 0) return f;
    return SIZE_MAX;
}

/* The first field that a side's text shows and `without` does not; SIZE_MAX: none. */
static size_t first_field(const AnkiKind *kind, Side side, const char *text, const bool *without) {
    for (const char *at = text; (at = strstr(at, "{{"));) {
        const char *end = strstr(at += 2, "}}");
        if (!end) break;
        size_t field = field_shown(kind, side, at, (size_t)(end - at));
        if (field != SIZE_MAX && !(without && without[field])) return field;
        at = end + 2;
    }
    return SIZE_MAX;
}

/* Where the field stands while the words around it are made plain: a character for private use. */
#define FIELD_HERE "\xEE\x80\x80"

/* The front with all marks taken out but that of the field. NULL where words may be missing on some notes, or
 * another field is shown, or the same one twice: then they make no question that holds for every note. */
static char *mark_field(Arena *arena, const AnkiKind *kind, const char *front, size_t field) {
    char *out = arena_alloc(arena, strlen(front) + sizeof FIELD_HERE), *end = out;
    size_t shown = 0;
    if (strstr(front, FIELD_HERE)) return NULL;
    for (const char *at = front; *at;) {
        const char *close = strncmp(at, "{{", 2) == 0 ? strstr(at, "}}") : NULL;
        if (!close) {
            *end++ = *at++;
            continue;
        }
        const char *mark = at + 2;
        size_t length = (size_t)(close - mark), of = field_shown(kind, FRONT, mark, length);
        bool is_condition = length && strchr("#^/", *mark);
        size_t about = is_condition ? field_shown(kind, BACK, mark + 1, length - 1) : field;
        if ((is_condition && *mark == '^') || about != field || (of != SIZE_MAX && of != field)) return NULL;
        if (of == field && ++shown > 1) return NULL;
        if (of == field) end = stpcpy(end, FIELD_HERE);
        at = close + 2;
    }
    return shown ? out : NULL;
}

static bool has_letter(const char *text) {
    for (uint32_t codepoint; (codepoint = text_next(&text));)
        if (!text_is_punctuation(codepoint) && !text_is_space(codepoint) && !text_is_number(codepoint))
            return true;
    return false;
}

/* "What is the capital of {{Country}}?" */
static void find_words(PackReading *reading, const AnkiKind *kind, const char *front, AnkiWay *way) {
    char *marked = mark_field(reading->scratch, kind, front, way->told);
    if (!marked || text_find_invalid(marked, strlen(marked)) != strlen(marked)) return;
    char *plain = plain_text_from_html(reading->arena, marked, strlen(marked), NULL);
    char *here = strstr(plain, FIELD_HERE);
    if (!here) return;
    *here = '\0';
    const char *behind = here + strlen(FIELD_HERE);
    if (!has_letter(plain) && !has_letter(behind)) return;
    if (text_count_codepoints(plain) + text_count_codepoints(behind) > ANKI_WORDS_MAX) return;
    way->before = plain;
    way->behind = behind;
}

/* What a template asks, by its two sides as Anki has them: the first field that the front shows, and the
 * first that only the back does. */
AnkiWay anki_template_way(PackReading *reading, const AnkiKind *kind, const char *front, const char *back) {
    bool on_front[ANKI_FIELDS_MAX] = {false};
    AnkiWay way = {.told = first_field(kind, FRONT, front, NULL)};
    for (size_t field; (field = first_field(kind, FRONT, front, on_front)) != SIZE_MAX;)
        on_front[field] = true;
    const char *rule = strstr(back, "id=answer"); /* <hr id=answer> stands between the two sides */
    if (!rule) rule = strstr(back, "id=\"answer\"");
    way.asked = rule ? first_field(kind, BACK, rule, on_front) : SIZE_MAX;
    if (way.asked == SIZE_MAX) way.asked = first_field(kind, BACK, back, on_front);
    if (way.told != SIZE_MAX && way.asked != SIZE_MAX) find_words(reading, kind, front, &way);
    return way;
}
