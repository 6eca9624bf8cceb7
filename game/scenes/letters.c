#include "scenes/letters.h"

#include <assert.h>

/* Four rows of ten. */
static const char *const KEYS[LETTERS_COUNT] = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T",
    "U", "V", "W", "X", "Y", "Z", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "'", " ", "",
};

const char *letters_text(int index) {
    assert(index >= 0 && index < LETTERS_COUNT);
    return KEYS[index];
}

const char *letters_label(int index) {
    if (index == LETTERS_COUNT - 1) return "erase";
    if (index == LETTERS_COUNT - 2) return "space";
    return letters_text(index);
}
