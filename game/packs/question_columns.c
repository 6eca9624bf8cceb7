#include "packs/question_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define KEY_BYTES_MAX 60

typedef struct ColumnName {
    const char *key; /* as question_columns_key gives it, without a number */
    ColumnRole role;
    ColumnRole numbered; /* with a number or letter behind: "answer 1" */
} ColumnName;

/* English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian. */
static const ColumnName NAMES[] = {
    {"question", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"questiontext", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"questions", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"prompt", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"q", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"ask", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"clue", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"statement", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"frage", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"fragetext", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"enonce", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"pregunta", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"domanda", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"pergunta", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"questao", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"vraag", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"pytanie", COLUMN_PROMPT, COLUMN_UNKNOWN},
    {"вопрос", COLUMN_PROMPT, COLUMN_UNKNOWN},

    {"answer", COLUMN_ANSWER, COLUMN_OPTION},
    {"answers", COLUMN_ANSWER, COLUMN_OPTION},
    {"answertext", COLUMN_ANSWER, COLUMN_OPTION},
    {"correct", COLUMN_ANSWER, COLUMN_ANSWER},
    {"correctanswer", COLUMN_ANSWER, COLUMN_ANSWER},
    {"correctanswers", COLUMN_ANSWER, COLUMN_ANSWER},
    {"correctoption", COLUMN_ANSWER, COLUMN_ANSWER},
    {"correctchoice", COLUMN_ANSWER, COLUMN_ANSWER},
    {"right", COLUMN_ANSWER, COLUMN_ANSWER},
    {"rightanswer", COLUMN_ANSWER, COLUMN_ANSWER},
    {"rightanswers", COLUMN_ANSWER, COLUMN_ANSWER},
    {"answerkey", COLUMN_ANSWER, COLUMN_UNKNOWN},
    {"key", COLUMN_ANSWER, COLUMN_UNKNOWN},
    {"solution", COLUMN_ANSWER, COLUMN_ANSWER},
    {"antwort", COLUMN_ANSWER, COLUMN_OPTION},
    {"antworten", COLUMN_ANSWER, COLUMN_OPTION},
    {"richtig", COLUMN_ANSWER, COLUMN_ANSWER},
    {"richtigeantwort", COLUMN_ANSWER, COLUMN_ANSWER},
    {"richtigeantworten", COLUMN_ANSWER, COLUMN_ANSWER},
    {"losung", COLUMN_ANSWER, COLUMN_ANSWER},
    {"reponse", COLUMN_ANSWER, COLUMN_OPTION},
    {"reponses", COLUMN_ANSWER, COLUMN_OPTION},
    {"bonnereponse", COLUMN_ANSWER, COLUMN_ANSWER},
    {"reponsecorrecte", COLUMN_ANSWER, COLUMN_ANSWER},
    {"respuesta", COLUMN_ANSWER, COLUMN_OPTION},
    {"respuestas", COLUMN_ANSWER, COLUMN_OPTION},
    {"respuestacorrecta", COLUMN_ANSWER, COLUMN_ANSWER},
    {"correcta", COLUMN_ANSWER, COLUMN_ANSWER},
    {"risposta", COLUMN_ANSWER, COLUMN_OPTION},
    {"risposte", COLUMN_ANSWER, COLUMN_OPTION},
    {"rispostacorretta", COLUMN_ANSWER, COLUMN_ANSWER},
    {"rispostagiusta", COLUMN_ANSWER, COLUMN_ANSWER},
    {"corretta", COLUMN_ANSWER, COLUMN_ANSWER},
    {"resposta", COLUMN_ANSWER, COLUMN_OPTION},
    {"respostacorreta", COLUMN_ANSWER, COLUMN_ANSWER},
    {"respostacerta", COLUMN_ANSWER, COLUMN_ANSWER},
    {"correta", COLUMN_ANSWER, COLUMN_ANSWER},
    {"antwoord", COLUMN_ANSWER, COLUMN_OPTION},
    {"juisteantwoord", COLUMN_ANSWER, COLUMN_ANSWER},
    {"goedeantwoord", COLUMN_ANSWER, COLUMN_ANSWER},
    {"juist", COLUMN_ANSWER, COLUMN_ANSWER},
    {"odpowiedz", COLUMN_ANSWER, COLUMN_OPTION},
    {"poprawnaodpowiedz", COLUMN_ANSWER, COLUMN_ANSWER},
    {"ответ", COLUMN_ANSWER, COLUMN_OPTION},
    {"правильныйответ", COLUMN_ANSWER, COLUMN_ANSWER},

    {"option", COLUMN_OPTION, COLUMN_OPTION},
    {"opt", COLUMN_OPTION, COLUMN_OPTION},
    {"choice", COLUMN_OPTION, COLUMN_OPTION},
    {"alternative", COLUMN_OPTION, COLUMN_OPTION},
    {"possibleanswer", COLUMN_OPTION, COLUMN_OPTION},
    {"answeroption", COLUMN_OPTION, COLUMN_OPTION},
    {"auswahl", COLUMN_OPTION, COLUMN_OPTION},
    {"antwortmoglichkeit", COLUMN_OPTION, COLUMN_OPTION},
    {"proposition", COLUMN_OPTION, COLUMN_OPTION},
    {"choix", COLUMN_OPTION, COLUMN_OPTION},
    {"opcion", COLUMN_OPTION, COLUMN_OPTION},
    {"opzione", COLUMN_OPTION, COLUMN_OPTION},
    {"opcao", COLUMN_OPTION, COLUMN_OPTION},
    {"alternativa", COLUMN_OPTION, COLUMN_OPTION},
    {"optie", COLUMN_OPTION, COLUMN_OPTION},
    {"keuze", COLUMN_OPTION, COLUMN_OPTION},
    {"options", COLUMN_OPTION, COLUMN_OPTION},
    {"choices", COLUMN_OPTION, COLUMN_OPTION},
    {"alternatives", COLUMN_OPTION, COLUMN_OPTION},
    {"possibleanswers", COLUMN_OPTION, COLUMN_OPTION},
    {"answeroptions", COLUMN_OPTION, COLUMN_OPTION},
    {"antwortmoglichkeiten", COLUMN_OPTION, COLUMN_OPTION},
    {"antwortoptionen", COLUMN_OPTION, COLUMN_OPTION},
    {"propositions", COLUMN_OPTION, COLUMN_OPTION},
    {"opciones", COLUMN_OPTION, COLUMN_OPTION},
    {"opzioni", COLUMN_OPTION, COLUMN_OPTION},
    {"opcoes", COLUMN_OPTION, COLUMN_OPTION},
    {"opties", COLUMN_OPTION, COLUMN_OPTION},
    {"", COLUMN_UNKNOWN, COLUMN_OPTION}, /* "A", "B", "C", "D" */

    {"wrong", COLUMN_WRONG, COLUMN_WRONG},
    {"wronganswer", COLUMN_WRONG, COLUMN_WRONG},
    {"wronganswers", COLUMN_WRONG, COLUMN_WRONG},
    {"incorrect", COLUMN_WRONG, COLUMN_WRONG},
    {"incorrectanswer", COLUMN_WRONG, COLUMN_WRONG},
    {"incorrectanswers", COLUMN_WRONG, COLUMN_WRONG},
    {"false", COLUMN_WRONG, COLUMN_WRONG},
    {"distractor", COLUMN_WRONG, COLUMN_WRONG},
    {"distracter", COLUMN_WRONG, COLUMN_WRONG},
    {"falsch", COLUMN_WRONG, COLUMN_WRONG},
    {"falscheantwort", COLUMN_WRONG, COLUMN_WRONG},
    {"falscheantworten", COLUMN_WRONG, COLUMN_WRONG},
    {"distraktor", COLUMN_WRONG, COLUMN_WRONG},
    {"mauvaisereponse", COLUMN_WRONG, COLUMN_WRONG},
    {"mauvaisesreponses", COLUMN_WRONG, COLUMN_WRONG},
    {"faux", COLUMN_WRONG, COLUMN_WRONG},
    {"fausse", COLUMN_WRONG, COLUMN_WRONG},
    {"incorrecta", COLUMN_WRONG, COLUMN_WRONG},
    {"respuestaincorrecta", COLUMN_WRONG, COLUMN_WRONG},
    {"sbagliata", COLUMN_WRONG, COLUMN_WRONG},
    {"rispostasbagliata", COLUMN_WRONG, COLUMN_WRONG},
    {"errata", COLUMN_WRONG, COLUMN_WRONG},
    {"errada", COLUMN_WRONG, COLUMN_WRONG},
    {"incorreta", COLUMN_WRONG, COLUMN_WRONG},
    {"fout", COLUMN_WRONG, COLUMN_WRONG},
    {"foutantwoord", COLUMN_WRONG, COLUMN_WRONG},

    {"explanation", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"explain", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"feedback", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"answerexplanation", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"rationale", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"erklarung", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"erlauterung", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"explication", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"explicacion", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"spiegazione", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"explicacao", COLUMN_EXPLANATION, COLUMN_UNKNOWN},
    {"uitleg", COLUMN_EXPLANATION, COLUMN_UNKNOWN},

    {"category", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"topic", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"subject", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"theme", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"kategorie", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"thema", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"themengebiet", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"categorie", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"categoria", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"tema", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"onderwerp", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"kategoria", COLUMN_CATEGORY, COLUMN_UNKNOWN},
    {"категория", COLUMN_CATEGORY, COLUMN_UNKNOWN},

    {"difficulty", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"level", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"schwierigkeit", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"schwierigkeitsgrad", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"difficulte", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"niveau", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"dificultad", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"nivel", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"difficolta", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"dificuldade", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},
    {"moeilijkheid", COLUMN_DIFFICULTY, COLUMN_UNKNOWN},

    {"image", COLUMN_PICTURE, COLUMN_UNKNOWN},
    {"imagelink", COLUMN_PICTURE, COLUMN_UNKNOWN},
    {"imageurl", COLUMN_PICTURE, COLUMN_UNKNOWN},
    {"picture", COLUMN_PICTURE, COLUMN_UNKNOWN},
    {"bild", COLUMN_PICTURE, COLUMN_UNKNOWN},
    {"imagen", COLUMN_PICTURE, COLUMN_UNKNOWN},
    {"immagine", COLUMN_PICTURE, COLUMN_UNKNOWN},
    {"imagem", COLUMN_PICTURE, COLUMN_UNKNOWN},
    {"afbeelding", COLUMN_PICTURE, COLUMN_UNKNOWN},

    {"seconds", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"time", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"timelimit", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"timeinseconds", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"timer", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"sekunden", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"zeit", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"zeitlimit", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"secondes", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"temps", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"segundos", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"tiempo", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"secondi", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"tempo", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"tijd", COLUMN_SECONDS, COLUMN_UNKNOWN},
    {"seconden", COLUMN_SECONDS, COLUMN_UNKNOWN},

    {"source", COLUMN_SOURCE, COLUMN_UNKNOWN},
    {"reference", COLUMN_SOURCE, COLUMN_UNKNOWN},
    {"quelle", COLUMN_SOURCE, COLUMN_UNKNOWN},
    {"fuente", COLUMN_SOURCE, COLUMN_UNKNOWN},
    {"fonte", COLUMN_SOURCE, COLUMN_UNKNOWN},
    {"bron", COLUMN_SOURCE, COLUMN_UNKNOWN},

    {"type", COLUMN_TYPE, COLUMN_UNKNOWN},
    {"questiontype", COLUMN_TYPE, COLUMN_UNKNOWN},
    {"typ", COLUMN_TYPE, COLUMN_UNKNOWN},
    {"fragetyp", COLUMN_TYPE, COLUMN_UNKNOWN},
    {"tipo", COLUMN_TYPE, COLUMN_UNKNOWN},

    {"otheranswers", COLUMN_OTHERS, COLUMN_UNKNOWN},
    {"andereantworten", COLUMN_OTHERS, COLUMN_UNKNOWN},
    {"autresreponses", COLUMN_OTHERS, COLUMN_UNKNOWN},
    {"otrasrespuestas", COLUMN_OTHERS, COLUMN_UNKNOWN},
    {"altrerisposte", COLUMN_OTHERS, COLUMN_UNKNOWN},
    {"outrasrespostas", COLUMN_OTHERS, COLUMN_UNKNOWN},
    {"andereantwoorden", COLUMN_OTHERS, COLUMN_UNKNOWN},
    {"inneodpowiedzi", COLUMN_OTHERS, COLUMN_UNKNOWN},
    {"другиеответы", COLUMN_OTHERS, COLUMN_UNKNOWN},

    {"term", COLUMN_TERM, COLUMN_UNKNOWN},
    {"word", COLUMN_TERM, COLUMN_UNKNOWN},
    {"front", COLUMN_TERM, COLUMN_UNKNOWN},
    {"begriff", COLUMN_TERM, COLUMN_UNKNOWN},
    {"wort", COLUMN_TERM, COLUMN_UNKNOWN},
    {"vokabel", COLUMN_TERM, COLUMN_UNKNOWN},
    {"vorderseite", COLUMN_TERM, COLUMN_UNKNOWN},
    {"mot", COLUMN_TERM, COLUMN_UNKNOWN},
    {"terme", COLUMN_TERM, COLUMN_UNKNOWN},
    {"recto", COLUMN_TERM, COLUMN_UNKNOWN},
    {"palabra", COLUMN_TERM, COLUMN_UNKNOWN},
    {"termino", COLUMN_TERM, COLUMN_UNKNOWN},
    {"parola", COLUMN_TERM, COLUMN_UNKNOWN},
    {"termine", COLUMN_TERM, COLUMN_UNKNOWN},
    {"palavra", COLUMN_TERM, COLUMN_UNKNOWN},
    {"termo", COLUMN_TERM, COLUMN_UNKNOWN},
    {"woord", COLUMN_TERM, COLUMN_UNKNOWN},

    {"meaning", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"definition", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"translation", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"back", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"bedeutung", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"ubersetzung", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"ruckseite", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"signification", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"sens", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"traduction", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"verso", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"significado", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"definicion", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"traduccion", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"significato", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"definizione", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"traduzione", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"definicao", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"traducao", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"betekenis", COLUMN_MEANING, COLUMN_UNKNOWN},
    {"vertaling", COLUMN_MEANING, COLUMN_UNKNOWN},
};

static bool is_key_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

const char *question_columns_key(const char *cell, Arena *scratch) {
    const char *folded = text_fold(scratch, cell);
    char *key = arena_alloc(scratch, KEY_BYTES_MAX + 1);
    size_t length = 0;
    for (const char *at = folded; *at && length < KEY_BYTES_MAX; at++) {
        if (strchr("([{", *at) || strncmp(at, " - ", 3) == 0) break;
        if (is_key_byte(*at)) key[length++] = *at;
    }
    return key;
}

static const ColumnName *find_name(const char *key, size_t length) {
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strlen(NAMES[i].key) == length && memcmp(NAMES[i].key, key, length) == 0) return &NAMES[i];
    return NULL;
}

/* A header's cell. */
typedef struct Heading {
    const char *key;
    ColumnRole role;
    uint32_t number;    /* behind its name, or a letter's; 0: none */
    bool names_options; /* it may be the right answer's name, and that of any option */
    bool is_plural;
} Heading;

static bool is_plural(const char *key) {
    static const char *const words[] = {"answers",
                                        "antworten",
                                        "reponses",
                                        "respuestas",
                                        "risposte",
                                        "options",
                                        "choices",
                                        "alternatives",
                                        "possibleanswers",
                                        "answeroptions",
                                        "propositions",
                                        "opciones",
                                        "opzioni",
                                        "opcoes",
                                        "opties",
                                        "antwortoptionen",
                                        "antwortmoglichkeiten",
                                        "wronganswers",
                                        "incorrectanswers",
                                        "falscheantworten",
                                        "mauvaisesreponses"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], key) == 0) return true;
    return false;
}

/* How many bytes of the key are its name, without a number or letter behind it. */
static size_t stem_of(const char *key, size_t length) {
    size_t stem = length;
    while (stem && key[stem - 1] >= '0' && key[stem - 1] <= '9') stem--;
    if (stem == length && key[length - 1] >= 'a' && key[length - 1] <= 'j') stem--; /* "option a" */
    return stem == 0 && (key[0] < 'a' || length > 1) ? length : stem;
}

static Heading read_heading(const char *key) {
    size_t length = strlen(key), stem = length;
    Heading heading = {.key = key, .is_plural = is_plural(key)};
    const ColumnName *name = length ? find_name(key, length) : NULL;
    if (name) {
        heading.role = name->role;
        heading.names_options = name->numbered == COLUMN_OPTION;
    } else if (length && (stem = stem_of(key, length)) < length && (name = find_name(key, stem))) {
        bool is_digit = key[stem] <= '9';
        heading.role = name->numbered;
        heading.number = is_digit ? (uint32_t)strtoul(key + stem, NULL, 10) : (uint32_t)(key[stem] - 'a') + 1;
    }
    return heading;
}

static bool stands_again(const Heading *headings, size_t count, size_t of) {
    for (size_t c = 0; c < count; c++)
        if (c != of && strcmp(headings[c].key, headings[of].key) == 0) return true;
    return false;
}

/* One heading above several columns, as merged cells leave it ("Answers", "", "", "", "Correct"), the same
 * above each of them ("Answer", "Answer"), and one column of them all ("Answers", "Correct"). */
static void share_headings(Heading *headings, size_t count) {
    size_t answers = 0;
    for (size_t c = 0; c < count; c++) answers += headings[c].role == COLUMN_ANSWER;
    for (size_t c = 0; c < count; c++) {
        if (!headings[c].names_options) continue;
        size_t behind = c + 1;
        while (behind < count && !*headings[behind].key) behind++;
        bool are_options = headings[c].role == COLUMN_OPTION || stands_again(headings, count, c) ||
                           (answers > 1 && (headings[c].is_plural || behind > c + 1));
        for (size_t i = c; are_options && i < behind; i++) headings[i].role = COLUMN_OPTION;
    }
}

/* "Country", "Capital", "Category": beside a category two columns of any name are a list. */
static void find_list(Heading *headings, size_t count) {
    size_t unknown[2], found = 0, categories = 0;
    for (size_t c = 0; c < count && count == 3; c++) {
        categories += headings[c].role == COLUMN_CATEGORY;
        if (headings[c].role == COLUMN_UNKNOWN && *headings[c].key && found < 2) unknown[found++] = c;
    }
    if (found != 2 || categories != 1) return;
    headings[unknown[0]].role = COLUMN_TERM;
    headings[unknown[1]].role = COLUMN_MEANING;
}

size_t question_columns_read(const TableRow *header, Arena *scratch, QuestionColumns *out) {
    *out = (QuestionColumns){.count = header->count};
    Heading headings[TABLE_COLUMNS_MAX];
    size_t known = 0;
    for (size_t c = 0; c < header->count; c++)
        headings[c] = read_heading(question_columns_key(header->cells[c], scratch));
    share_headings(headings, header->count);
    find_list(headings, header->count);
    for (size_t c = 0; c < header->count; c++) {
        ColumnRole role = headings[c].role;
        bool is_single = role != COLUMN_ANSWER && role != COLUMN_OPTION && role != COLUMN_WRONG;
        if (is_single && out->of_role[role]) role = COLUMN_UNKNOWN; /* the first counts */
        out->roles[c] = role;
        out->is_plural[role] = out->is_plural[role] || headings[c].is_plural;
        out->holds_list[role] = out->of_role[role] == 0 && headings[c].number == 0;
        if (out->of_role[role]++ == 0) out->first[role] = c;
        known += role != COLUMN_UNKNOWN;
    }
    if (out->of_role[COLUMN_OPTION]) out->first_option = headings[out->first[COLUMN_OPTION]].number;
    return known;
}

bool question_columns_are_questions(const QuestionColumns *columns) {
    return columns->of_role[COLUMN_PROMPT] &&
           (columns->of_role[COLUMN_ANSWER] || columns->of_role[COLUMN_OPTION] >= 2 ||
            columns->of_role[COLUMN_WRONG]);
}

bool question_columns_are_list(const QuestionColumns *columns) {
    return columns->of_role[COLUMN_TERM] && columns->of_role[COLUMN_MEANING];
}
