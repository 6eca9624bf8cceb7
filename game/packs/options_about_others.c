/* Options that speak of the other options, in the languages that question files are seen in. */
#include "packs/question_draft.h"

#include <pthread.h>
#include <string.h>

#include "base/text.h"

#define LONGEST_BYTES 60 /* and less than the bits of a number that has one for each length */

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
};

#define PHRASE_COUNT (sizeof PHRASES / sizeof *PHRASES)

/* For each first byte the lengths of the phrases that begin with it, a bit each: hardly any other option gets
 * past these. */
static uint64_t lengths_by_first[256];

static void note_lengths(void) {
    for (size_t i = 0; i < PHRASE_COUNT; i++)
        lengths_by_first[(unsigned char)*PHRASES[i]] |= UINT64_C(1) << strlen(PHRASES[i]);
}

static bool may_be_phrase(const char *folded, size_t length) {
    static pthread_once_t noted = PTHREAD_ONCE_INIT;
    pthread_once(&noted, note_lengths);
    return length <= LONGEST_BYTES && lengths_by_first[(unsigned char)*folded] >> length & 1;
}

bool draft_is_about_others(const char *option) {
    size_t length = strlen(option);
    if (length > LONGEST_BYTES || length < 3) return false;
    Arena scratch = {0};
    char small[LONGEST_BYTES + 1];
    const char *folded = text_fold_into(small, sizeof small, &scratch, option);
    length = strlen(folded);
    if (length && (folded[length - 1] == '.' || folded[length - 1] == '!')) length--;
    if (length > 4 && strncmp(folded, "the ", 4) == 0) {
        folded += 4;
        length -= 4;
    }
    bool is_one = false;
    for (size_t i = 0; may_be_phrase(folded, length) && i < PHRASE_COUNT && !is_one; i++)
        is_one = strlen(PHRASES[i]) == length && memcmp(PHRASES[i], folded, length) == 0;
    arena_release(&scratch);
    return is_one;
}

void draft_keep_last(Card *card) {
    for (size_t i = 0; i < card->option_count; i++)
        if (draft_is_about_others(card->options[i])) card->stays_last = (uint32_t)i + 1;
}
