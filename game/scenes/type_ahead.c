/* Sizes seen: lists of 5 to 200 titles, one to four letters. */
#include "scenes/type_ahead.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Appends the letter; false where it is the first one, or nothing but the first one again and again. */
static bool add_letter(TypeAhead *typed, uint32_t letter, uint32_t now_ms) {
    char bytes[TEXT_CODEPOINT_BYTES];
    size_t length = text_put(bytes, letter), before = strlen(typed->text);
    if (now_ms - typed->typed_ms > TYPE_AHEAD_PAUSE_MS || before + length >= sizeof typed->text) before = 0;
    typed->typed_ms = now_ms;
    bool again = before == length && memcmp(typed->text, bytes, length) == 0;
    if (again) before = 0;
    memcpy(typed->text + before, bytes, length + 1);
    return before > 0;
}

size_t type_ahead_find(TypeAhead *typed, uint32_t letter, uint32_t now_ms, size_t row,
                       const char *const *titles, size_t count) {
    Arena scratch = {0};
    bool longer = add_letter(typed, letter, now_ms);
    size_t from = row + !longer, found = count;
    const char *wanted = text_fold(&scratch, typed->text);
    size_t length = strlen(wanted);
    for (int inside = 0; inside <= longer && found == count && length; inside++)
        for (size_t i = 0; i < count && found == count; i++) {
            const char *title = text_fold(&scratch, titles[(from + i) % count]);
            if (inside ? strstr(title, wanted) != NULL : strncmp(title, wanted, length) == 0)
                found = (from + i) % count;
        }
    arena_release(&scratch);
    return found == count ? row : found;
}

void type_ahead_end(TypeAhead *typed) {
    typed->text[0] = '\0';
}
