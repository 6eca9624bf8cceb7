#include "packs/paper_lines.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DIGITS "0123456789"
#define NUMBER_DIGITS_MAX 4

static const char BLANKS[] = " \t\r";

static void trim(char *text) {
    size_t length = strlen(text);
    while (length && strchr(BLANKS, text[length - 1])) text[--length] = '\0';
}

/* Without Markdown's signs for bold print and headings, which may stand anywhere. */
static char *clean(const char *line, size_t length, Arena *arena) {
    char *out = arena_alloc(arena, length + 1), *end = out;
    const char *at = line, *stop = line + length;
    while (at < stop && strchr(" \t\r#>", *at)) at++;
    while (at < stop) {
        if (stop - at > 1 && memcmp(at, "**", 2) == 0)
            at += 2;
        else
            *end++ = *at++;
    }
    trim(out);
    return out + strspn(out, BLANKS);
}

/* How many bytes one of these takes at `at`, in any case; 0: none stands there. */
static size_t length_of(const char *at, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strncasecmp(at, words[i], strlen(words[i])) == 0) return strlen(words[i]);
    return 0;
}

static const char *skip_bullet(const char *at) {
    static const char *const bullets[] = {"- ", "* ", "+ ", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93 "};
    at += length_of(at, bullets, sizeof bullets / sizeof *bullets);
    return at + strspn(at, BLANKS);
}

static const char *const TICKS[] = {"*", "\xE2\x9C\x93", "\xE2\x9C\x94", "\xE2\x9C\x85"};
#define TICK_COUNT (sizeof TICKS / sizeof *TICKS)

/* Takes a sign of what is right off the end. */
static bool take_tick(char *text) {
    static const char *const words[] = {"(correct)", "(right)", "(richtig)", "(correcte)", "(correcta)"};
    size_t length = strlen(text);
    for (size_t i = 0; i < TICK_COUNT + sizeof words / sizeof *words; i++) {
        const char *tick = i < TICK_COUNT ? TICKS[i] : words[i - TICK_COUNT];
        size_t bytes = strlen(tick);
        if (length <= bytes || strcasecmp(text + length - bytes, tick) != 0) continue;
        text[length - bytes] = '\0';
        trim(text);
        return true;
    }
    return false;
}

/* Behind "A)", "(A)", "a. " or "A: "; NULL: no option begins so. */
static const char *skip_letter(const char *at, unsigned *letter, bool *has_colon) {
    bool is_open = *at == '(';
    at += is_open;
    char small = (char)(*at | 0x20);
    if (small < 'a' || small >= 'a' + PAPER_LETTERS) return NULL;
    bool is_apart = at[1] && at[2] && strchr(BLANKS, at[2]);
    *has_colon = !is_open && is_apart && at[1] == ':';
    bool is_marked = at[1] == ')' || *has_colon || (!is_open && is_apart && at[1] == '.');
    *letter = (unsigned)(small - 'a');
    return is_marked ? at + 2 + strspn(at + 2, BLANKS) : NULL;
}

static bool read_option(char *line, PaperLine *out) {
    const char *at = skip_bullet(line);
    size_t tick = length_of(at, TICKS, TICK_COUNT);
    at += tick + strspn(at + tick, BLANKS);
    const char *text = skip_letter(at, &out->letter, &out->has_colon);
    if (!text || !*text) return false;
    out->kind = PAPER_OPTION;
    out->text = text;
    out->is_right = take_tick(line + (text - line)) || tick > 0;
    return true;
}

/* Behind one of these words and a colon; NULL: something else stands there. */
static const char *skip_word(const char *at, const char *const *words, size_t count) {
    size_t length = length_of(at, words, count);
    at += length + strspn(at + length, BLANKS);
    return length && *at == ':' ? at + 1 + strspn(at + 1, BLANKS) : NULL;
}

/* "1. ", "1) ", "Q1: ", "Question 1: ", "Q: ". */
static bool read_question(const char *line, PaperLine *out) {
    static const char *const words[] = {"question", "frage", "pregunta", "domanda", "vraag", "q"};
    size_t word = length_of(line, words, sizeof words / sizeof *words);
    const char *at = line + word + (word ? strspn(line + word, BLANKS) : 0);
    size_t digits = strspn(at, DIGITS);
    bool is_closed = at[digits] && strchr(word ? ":.)" : ".)", at[digits]);
    bool is_apart = is_closed && at[digits + 1] && strchr(BLANKS, at[digits + 1]);
    if (!is_apart || digits > NUMBER_DIGITS_MAX || (!digits && (!word || at[0] != ':'))) return false;
    out->kind = PAPER_QUESTION;
    out->number = (unsigned)strtoul(at, NULL, 10);
    out->text = at + digits + 1 + strspn(at + digits + 1, BLANKS);
    return *out->text;
}

static bool is_key(const char *line) {
    static const char *const words[] = {"answer key",     "answers",         "answer keys", "key",
                                        "solutions",      "antworten",       "losungen",    "l\303\266sungen",
                                        "corrig\303\251", "r\303\251ponses", "respuestas",  "soluzioni",
                                        "antwoorden"};
    size_t length = strlen(line);
    if (length && line[length - 1] == ':') length--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(line, words[i], length) == 0) return true;
    return false;
}

PaperLine paper_line_read(const char *line, size_t length, Arena *arena) {
    static const char *const answers[] = {"correct answer",
                                          "right answer",
                                          "the correct answer is",
                                          "answer",
                                          "correct option",
                                          "correct",
                                          "ans",
                                          "richtige antwort",
                                          "antwort",
                                          "l\303\266sung",
                                          "r\303\251ponse",
                                          "respuesta correcta",
                                          "respuesta",
                                          "risposta",
                                          "antwoord"};
    static const char *const explanations[] = {"explanation", "rationale",          "erkl\303\244rung",
                                               "explication", "explicaci\303\263n", "why"};
    char *text = clean(line, length, arena);
    const char *words = skip_bullet(text), *behind;
    PaperLine out = {.kind = PAPER_TEXT, .text = text};
    if (!*text)
        out.kind = PAPER_BLANK;
    else if (is_key(words))
        out.kind = PAPER_KEY;
    else if (read_question(text, &out) || read_option(text, &out))
        return out;
    else if ((behind = skip_word(words, answers, sizeof answers / sizeof *answers)))
        out = (PaperLine){.kind = PAPER_ANSWER, .text = behind};
    else if ((behind = skip_word(words, explanations, sizeof explanations / sizeof *explanations)))
        out = (PaperLine){.kind = PAPER_EXPLANATION, .text = behind};
    return out;
}

bool paper_key_next(const char **at, unsigned *number, const char **answer, Arena *arena) {
    *at += strspn(*at, " \t\r,;-*");
    size_t digits = strspn(*at, DIGITS);
    if (!digits || digits > NUMBER_DIGITS_MAX) return false;
    *number = (unsigned)strtoul(*at, NULL, 10);
    *at += digits;
    *at += strspn(*at, " \t.):-=");
    char small = (char)(**at | 0x20);
    bool is_letter =
        small >= 'a' && small < 'a' + PAPER_LETTERS && (!(*at)[1] || strchr(" \t\r,;", (*at)[1]));
    size_t length = strlen(*at), next = is_letter ? 1 + strspn(*at + 1, " \t\r,;") : length;
    if (is_letter && (*at)[next] && !strchr(DIGITS, (*at)[next])) next = length; /* "B Paris", "A, C" */
    *answer = arena_copy_text(arena, *at, is_letter && next < length ? 1 : length);
    *at += next;
    return **answer;
}
