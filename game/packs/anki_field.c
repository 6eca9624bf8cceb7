/* Fields seen have 1 to 2,000 bytes. */
#include "packs/anki_field.h"

#include <string.h>

#include "packs/plain_text.h"

#define GAP "_____"
#define NESTED_MAX 8 /* clozes inside of each other; Anki itself stops there */

/* Marks around formulas that are taken off, and what is between them stays. */
static const struct {
    const char *opening, *closing;
} WRAPPERS[] = {
    {"[latex]", "[/latex]"}, {"[$$]", "[/$$]"}, {"[$]", "[/$]"}, {"\\(", "\\)"}, {"\\[", "\\]"},
};
#define WRAPPER_COUNT (sizeof WRAPPERS / sizeof *WRAPPERS)

/* Where the next closing mark of each kind stands. */
typedef struct Closings {
    const char *at[WRAPPER_COUNT];
    bool is_open[WRAPPER_COUNT];
} Closings;

/* Behind "[sound:x.mp3]" or "[anki:play:q:0]"; NULL where none begins here. */
static const char *skip_sound(const char *at, const char *stop) {
    static const char *const openings[] = {"[sound:", "[anki:"};
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(openings[i]);
        if ((size_t)(stop - at) < length || strncmp(at, openings[i], length) != 0) continue;
        const char *end = memchr(at, ']', (size_t)(stop - at));
        return end ? end + 1 : NULL;
    }
    return NULL;
}

static bool stands_at(const char *at, const char *stop, const char *word) {
    size_t length = strlen(word);
    return (size_t)(stop - at) >= length && memcmp(at, word, length) == 0;
}

/* Where the word stands next, or the end. */
static const char *find_word(const char *at, const char *stop, const char *word) {
    while (at < stop && !stands_at(at, stop, word)) at++;
    return at;
}

/* Behind a mark that has its partner; a bracket alone is text. */
static const char *skip_wrapper(const char *at, const char *stop, Closings *closings) {
    for (size_t i = 0; i < WRAPPER_COUNT; i++) {
        if (closings->is_open[i] && at == closings->at[i]) {
            closings->is_open[i] = false;
            return at + strlen(WRAPPERS[i].closing);
        }
        if (closings->is_open[i] || !stands_at(at, stop, WRAPPERS[i].opening)) continue;
        const char *behind = at + strlen(WRAPPERS[i].opening);
        if (!closings->at[i] || closings->at[i] < behind)
            closings->at[i] = find_word(behind, stop, WRAPPERS[i].closing);
        if (closings->at[i] == stop) continue;
        closings->is_open[i] = true;
        return behind;
    }
    return NULL;
}

AnkiField anki_field_read(PackReading *reading, const char *text, size_t length, bool is_html) {
    AnkiField field = {0};
    Closings closings = {0};
    char *kept = arena_alloc(reading->scratch, length + 1), *to = kept;
    const char *stop = text + length;
    for (const char *at = text; at < stop;) {
        const char *behind = *at == '[' ? skip_sound(at, stop) : NULL;
        field.has_sound = field.has_sound || behind;
        if (!behind && (*at == '[' || *at == '\\')) behind = skip_wrapper(at, stop, &closings);
        if (behind)
            at = behind;
        else
            *to++ = *at++;
    }
    *to = '\0';
    length = (size_t)(to - kept);
    HtmlPicture picture = {0};
    field.text = is_html ? plain_text_from_html(reading->arena, kept, length, &picture)
                         : plain_text_line(reading->arena, kept, length);
    field.picture = picture.source;
    return field;
}

/* Behind "{{c12::" with its number; NULL where none begins here. */
static const char *open_cloze(const char *at, unsigned *number) {
    if (strncmp(at, "{{c", 3) != 0) return NULL;
    const char *digit = at + 3;
    for (*number = 0; *digit >= '0' && *digit <= '9' && *number < 1000; digit++)
        *number = *number * 10 + (unsigned)(*digit - '0');
    return digit > at + 3 && strncmp(digit, "::", 2) == 0 ? digit + 2 : NULL;
}

bool anki_field_has_cloze(const char *text) {
    unsigned number;
    for (const char *at = text; (at = strstr(at, "{{c")); at++)
        if (open_cloze(at, &number)) return true;
    return false;
}

size_t anki_field_clozes(const char *text, unsigned numbers[ANKI_CLOZES_MAX]) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, "{{c")) && count < ANKI_CLOZES_MAX; at++) {
        unsigned number;
        if (!open_cloze(at, &number)) continue;
        size_t place = 0;
        while (place < count && numbers[place] < number) place++;
        if (place < count && numbers[place] == number) continue;
        memmove(&numbers[place + 1], &numbers[place], (count - place) * sizeof *numbers);
        numbers[place] = number;
        count++;
    }
    return count;
}

/* A text that is cut into what is shown and what is asked for. Neither becomes longer than it: a gap and its
 * parentheses take less than the marks in whose place they stand. */
typedef struct Cut {
    unsigned number; /* that is asked for */
    char *prompt, *answer;
    size_t prompt_length, answer_length;
    struct {
        unsigned number;
        bool in_hint;
    } open[NESTED_MAX];
    size_t depth, asked; /* how many are open, and how many of them are asked for */
} Cut;

static void show(Cut *cut, const char *text, size_t length) {
    memcpy(cut->prompt + cut->prompt_length, text, length);
    cut->prompt_length += length;
}

static void begin_cloze(Cut *cut, unsigned number) {
    cut->open[cut->depth].number = number;
    cut->open[cut->depth++].in_hint = false;
    if (number != cut->number || cut->asked++ > 0) return;
    show(cut, GAP, strlen(GAP));
    if (cut->answer_length) cut->answer[cut->answer_length++] = '\x1f';
}

static void begin_hint(Cut *cut) {
    cut->open[cut->depth - 1].in_hint = true;
    if (cut->open[cut->depth - 1].number == cut->number && cut->asked == 1) show(cut, " (", 2);
}

static void end_cloze(Cut *cut) {
    cut->depth--;
    if (cut->open[cut->depth].number != cut->number) return;
    if (cut->open[cut->depth].in_hint && cut->asked == 1) show(cut, ")", 1);
    cut->asked--;
}

static void take_byte(Cut *cut, char byte) {
    bool in_hint = cut->depth && cut->open[cut->depth - 1].in_hint;
    bool is_asked = cut->depth && cut->open[cut->depth - 1].number == cut->number;
    if (in_hint ? is_asked && cut->asked == 1 : cut->asked == 0)
        show(cut, &byte, 1);
    else if (!in_hint)
        cut->answer[cut->answer_length++] = byte;
}

/* "a" for "a␟a", "a, b" for "a␟b": what stands in several gaps of one number. */
static const char *join_answers(Arena *arena, char *answers) {
    const char *joined = NULL;
    bool all_same = true;
    size_t first = strcspn(answers, "\x1f");
    for (char *at = answers, *end; at; at = end) {
        end = strchr(at, '\x1f');
        if (end) *end++ = '\0';
        all_same = all_same && strlen(at) == first && strncmp(at, answers, first) == 0;
        joined = joined ? arena_format(arena, "%s, %s", joined, at) : at;
    }
    return all_same ? answers : joined;
}

bool anki_field_cut(PackReading *reading, const char *text, unsigned number, const char **prompt,
                    const char **answer) {
    size_t room = strlen(text) + 1;
    Cut cut = {.number = number,
               .prompt = arena_alloc(reading->scratch, room),
               .answer = arena_alloc(reading->scratch, room)};
    for (const char *at = text; *at;) {
        unsigned opened;
        const char *behind = cut.depth < NESTED_MAX ? open_cloze(at, &opened) : NULL;
        if (behind) {
            begin_cloze(&cut, opened);
            at = behind;
        } else if (cut.depth && strncmp(at, "}}", 2) == 0) {
            end_cloze(&cut);
            at += 2;
        } else if (cut.depth && strncmp(at, "::", 2) == 0 && !cut.open[cut.depth - 1].in_hint) {
            begin_hint(&cut);
            at += 2;
        } else {
            take_byte(&cut, *at++);
        }
    }
    cut.prompt[cut.prompt_length] = cut.answer[cut.answer_length] = '\0';
    *prompt = cut.prompt;
    *answer = join_answers(reading->scratch, cut.answer);
    return cut.depth == 0 && cut.answer_length > 0;
}
