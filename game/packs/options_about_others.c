/* Options that speak of the other options, in the languages that question files are seen in. */
#include "packs/question_draft.h"

#include <assert.h>
#include <pthread.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"

#define LONGEST_BYTES 60 /* of the longest phrase */

/* As text_fold gives them, without an article in front or a full stop behind. */
static const char *const PHRASES[] = {
    /* English */
    "all of these",
    "all of the above",
    "all of them",
    "all the above",
    "all of those",
    "all above",
    "all of these answers",
    "all of the answers",
    "all of the options",
    "all are correct",
    "all are right",
    "all of the above are correct",
    "all are true",
    "all answers are correct",
    "none of these",
    "none of the above",
    "none of them",
    "none of those",
    "none above",
    "none of these answers",
    "none are correct",
    "none is correct",
    "none of the options",
    "none of the answers",
    "both of these",
    "both of the above",
    "both of them",
    "both",
    "neither",
    "neither of these",
    "neither of them",
    "neither of the above",
    "any of these",
    "any of the above",
    "more than one of the above",
    /* German */
    "alle davon",
    "alle genannten",
    "alle oben genannten",
    "alle antworten",
    "alle antworten sind richtig",
    "alle sind richtig",
    "keine",
    "keine davon",
    "keines davon",
    "keiner davon",
    "nichts davon",
    "keine der genannten",
    "keine der oben genannten",
    "keine antwort ist richtig",
    "keine der antworten",
    "beide",
    "beides",
    "keine von beiden",
    "keines von beiden",
    /* French */
    "toutes ces reponses",
    "toutes les reponses",
    "toutes les reponses ci-dessus",
    "tout cela",
    "toutes les reponses sont correctes",
    "aucune",
    "aucun",
    "aucune de ces reponses",
    "aucune des reponses",
    "aucune des reponses ci-dessus",
    "aucun de ceux-ci",
    "aucune reponse n'est correcte",
    "les deux",
    "ni l'un ni l'autre",
    /* Spanish */
    "todas las anteriores",
    "todos los anteriores",
    "todas son correctas",
    "todas las respuestas",
    "todas las respuestas son correctas",
    "ninguna",
    "ninguno",
    "ninguna de las anteriores",
    "ninguno de los anteriores",
    "ninguna es correcta",
    "ninguna de estas",
    "ambas",
    "ambos",
    /* Italian */
    "tutte le precedenti",
    "tutte le risposte",
    "tutte le risposte sono corrette",
    "tutte le risposte precedenti",
    "nessuna",
    "nessuna delle precedenti",
    "nessuna delle risposte",
    "nessuna delle risposte precedenti",
    "nessuna risposta e corretta",
    "entrambe",
    "entrambi",
    /* Portuguese */
    "todas as anteriores",
    "todos os anteriores",
    "todas as alternativas",
    "todas as respostas",
    "todas as respostas estao corretas",
    "todas estao corretas",
    "nenhuma",
    "nenhum",
    "nenhuma das anteriores",
    "nenhum dos anteriores",
    "nenhuma das alternativas",
    "nenhuma das respostas",
    "nenhuma das opcoes",
    "ambas as anteriores",
    /* Dutch */
    "alle bovenstaande",
    "alle antwoorden",
    "alle antwoorden zijn juist",
    "al het bovenstaande",
    "alle van bovenstaande",
    "geen",
    "geen van deze",
    "geen van allen",
    "geen van bovenstaande",
    "geen van de bovenstaande",
    "geen van beide",
    "geen van de antwoorden",
    /* Polish */
    "wszystkie powyzsze",
    "wszystkie z powyzszych",
    "wszystkie odpowiedzi",
    "wszystkie odpowiedzi sa poprawne",
    "zadne z powyzszych",
    "zadna z powyzszych",
    "zadna z odpowiedzi",
    "zadna odpowiedz nie jest poprawna",
    "obie",
    "oba",
    /* Russian */
    "все перечисленное",
    "все вышеперечисленное",
    "все перечисленные",
    "все варианты",
    "все ответы верны",
    "ничего из перечисленного",
    "ничего из вышеперечисленного",
    "ни один из перечисленных",
    "ни один из вариантов",
    "нет правильного ответа",
    "оба",
    "обе",
    /* Swedish, Danish, Norwegian */
    "alla ovanstaende",
    "alla alternativ",
    "inget av ovanstaende",
    "inget av dessa",
    "ingen av dem",
    "alle ovenstaende",
    "ingen af ovenstaende",
    "ingen af dem",
    "ingen av de ovenfor",
    /* Turkish */
    "hepsi",
    "hicbiri",
    /* Japanese, Chinese, Korean */
    "すべて正しい",
    "上記すべて",
    "すべて当てはまる",
    "どれでもない",
    "上記のいずれでもない",
    "以上都是",
    "以上皆是",
    "以上都不是",
    "以上皆非",
    "모두 맞음",
    "위의 모두",
    "해당 없음",
};

#define PHRASE_COUNT (sizeof PHRASES / sizeof *PHRASES)

/* Where a phrase is found by its hash: its index + 1; 0: free. */
#define SLOTS 512
static uint8_t slots[SLOTS];
static_assert(PHRASE_COUNT < UINT8_MAX && 2 * PHRASE_COUNT < SLOTS, "an index fits, and most slots are free");

static size_t slot_of(const char *folded, size_t length) {
    return hash_quick(folded, length) % SLOTS;
}

static void fill_slots(void) {
    for (size_t i = 0; i < PHRASE_COUNT; i++) {
        size_t slot = slot_of(PHRASES[i], strlen(PHRASES[i]));
        while (slots[slot]) slot = (slot + 1) % SLOTS;
        slots[slot] = (uint8_t)(i + 1);
    }
}

/* Without an article in front or a full stop behind; hardly any option's slot is taken. */
static bool is_phrase(const char *folded, size_t length) {
    static pthread_once_t filled = PTHREAD_ONCE_INIT;
    pthread_once(&filled, fill_slots);
    if (length && (folded[length - 1] == '.' || folded[length - 1] == '!')) length--;
    if (length > 4 && memcmp(folded, "the ", 4) == 0) {
        folded += 4;
        length -= 4;
    }
    for (size_t slot = slot_of(folded, length); slots[slot]; slot = (slot + 1) % SLOTS) {
        const char *phrase = PHRASES[slots[slot] - 1];
        if (strncmp(phrase, folded, length) == 0 && !phrase[length]) return true;
    }
    return false;
}

/* "None of these" stands behind "All of these". */
static bool says_none(const char *folded) {
    static const char *const beginnings[] = {"none",   "neither", "kein",  "nichts", "aucun",    "ni ",
                                             "ningun", "nessun",  "nenhu", "geen",   "zadn",     "ни",
                                             "нет",    "ing",     "hic",   "どれ",   "以上都不", "以上皆非"};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (strncmp(folded, beginnings[i], strlen(beginnings[i])) == 0) return true;
    return false;
}

/* The option as text_fold gives it, where it may be a phrase at all; else "". */
static const char *fold_option(const char *option, Arena *scratch, char small[LONGEST_BYTES + 1]) {
    size_t length = strlen(option);
    if (length > LONGEST_BYTES || length < 3) return "";
    return text_fold_into(small, LONGEST_BYTES + 1, scratch, option);
}

bool draft_is_about_others(const char *option) {
    Arena scratch = {0};
    char small[LONGEST_BYTES + 1];
    const char *folded = fold_option(option, &scratch, small);
    bool is_one = is_phrase(folded, strlen(folded));
    arena_release(&scratch);
    return is_one;
}

/* Two may stay behind the others; of more than two the first ones are mixed with them. */
static void note_last(Card *card, size_t option, bool is_none, bool *last_is_none) {
    bool goes_before = card->stays_last && *last_is_none && !is_none;
    if (goes_before) {
        card->stays_second_last = (uint32_t)option + 1;
        return;
    }
    card->stays_second_last = card->stays_last;
    card->stays_last = (uint32_t)option + 1;
    *last_is_none = is_none;
}

void draft_keep_last(Card *card) {
    Arena scratch = {0};
    bool last_is_none = false;
    for (size_t i = 0; i < card->option_count; i++) {
        char small[LONGEST_BYTES + 1];
        const char *folded = fold_option(card->options[i], &scratch, small);
        if (is_phrase(folded, strlen(folded))) note_last(card, i, says_none(folded), &last_is_none);
    }
    arena_release(&scratch);
}

void draft_keep_last_of(Card *card, const NamedText *options) {
    bool last_is_none = false;
    for (size_t i = 0; i < card->option_count; i++)
        if (is_phrase(options[i].folded.text, options[i].folded.length))
            note_last(card, i, says_none(options[i].folded.text), &last_is_none);
}
