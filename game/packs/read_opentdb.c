/* Open Trivia DB: what its interface answers (opentdb.com/api_config.php), in each of its encodings, as an
 * object or as a bare list, and other files of questions with the same keys. */
#include <string.h>

#include "packs/answer_words.h"
#include "packs/encoded_text.h"
#include "packs/json_entries.h"
#include "packs/json_text.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"
#include "packs/text_decoding.h"

#define WRONG_MAX 60

/* How the texts of one file are written. Found once a file, by what cannot be anything else: single plain
 * answers look like each of these often enough. */
typedef enum Encoding {
    ENCODING_HTML, /* or plain, which is the same without any entity */
    ENCODING_URL,  /* RFC 3986 */
    ENCODING_URL_LEGACY,
    ENCODING_BASE64,
} Encoding;

/* What questions are put in: their categories (24 in all), types and difficulties. Each is decoded once, and
 * all cards of a category share its text. */
typedef struct Word {
    const char *raw; /* as it stands in the file; NULL: free */
    size_t length;
    const char *plain;
    Difficulty difficulty; /* what it says as one */
} Word;

#define WORD_SLOTS 64 /* a power of two; of two words that meet in one the later takes it */
#define WORD_BYTES_MAX 80

typedef struct OpentdbReader {
    PackReading *reading;
    Encoding encoding;
    const Source *source;
    bool is_damaged; /* a text of the question at hand is not in the file's encoding */
    Word words[WORD_SLOTS];
} OpentdbReader;

/* The keys of a question. */
typedef enum Field {
    FIELD_TYPE,
    FIELD_DIFFICULTY,
    FIELD_CATEGORY,
    FIELD_QUESTION,
    FIELD_CORRECT,
    FIELD_INCORRECT,
    FIELDS
} Field;

static const struct {
    const char *key;
    size_t length;
} FIELD_KEYS[FIELDS] = {
#define FIELD_KEY(text)                                                                                      \
    { text, sizeof text - 1 }
    FIELD_KEY("type"),     FIELD_KEY("difficulty"),     FIELD_KEY("category"),
    FIELD_KEY("question"), FIELD_KEY("correct_answer"), FIELD_KEY("incorrect_answers"),
};

/* One walk takes half the time of looking for each key. */
static void find_fields(json_t *question, const json_t **values) {
    for (void *at = json_object_iter(question); at; at = json_object_iter_next(question, at)) {
        const char *key = json_object_iter_key(at);
        size_t length = json_object_iter_key_len(at);
        for (size_t i = 0; i < FIELDS; i++)
            if (length == FIELD_KEYS[i].length && memcmp(key, FIELD_KEYS[i].key, length) == 0)
                values[i] = json_object_iter_value(at);
    }
}

static const char *string_of(const json_t *object, const char *key) {
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static bool has_percent_code(const char *text) {
    for (const char *at = strchr(text, '%'); at; at = strchr(at + 1, '%'))
        if (hex_digit(at[1]) >= 0 && hex_digit(at[2]) >= 0) return true;
    return false;
}

static bool begins_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

/* Looks at the questions until one of them tells, which in most files the first does. */
static Encoding find_encoding(JsonEntries *entries) {
    bool has_percent = false, has_plus = false;
    JsonEntry question;
    while (json_entries_next(entries, &question)) {
        const char *type = string_of(question.value, "type"), *text = string_of(question.value, "question");
        if (begins_with(type, "bXVsdGlwbGU") || begins_with(type, "Ym9vbGVhbg")) return ENCODING_BASE64;
        if (strchr(text, ' ')) return ENCODING_HTML;
        has_percent = has_percent || has_percent_code(text);
        has_plus = has_plus || strchr(text, '+');
    }
    if (!has_percent) return ENCODING_HTML;
    return has_plus ? ENCODING_URL_LEGACY : ENCODING_URL;
}

/* "+" is a space in the older way. */
static size_t decode_url(const char *text, size_t length, bool plus_is_space, char *out) {
    memcpy(out, text, length);
    for (size_t i = 0; plus_is_space && i < length; i++)
        if (out[i] == '+') out[i] = ' ';
    return percent_decode(out, length, false, out);
}

static const char *decode(OpentdbReader *reader, const json_t *value) {
    PackReading *reading = reader->reading;
    if (!json_is_string(value)) return json_text_value(reading, value, false);
    const char *text = json_string_value(value);
    size_t length = json_string_length(value);
    if (reader->encoding == ENCODING_HTML) {
        if (!memchr(text, '&', length)) return plain_text_line(reading->arena, text, length);
        const char *decoded = plain_text_decode_entities(reading->scratch, text, length);
        return plain_text_line(reading->arena, decoded, strlen(decoded));
    }
    char *bytes = arena_alloc(reading->scratch, length + 1);
    size_t written = reader->encoding == ENCODING_BASE64
                         ? base64_decode(text, length, bytes)
                         : decode_url(text, length, reader->encoding == ENCODING_URL_LEGACY, bytes);
    if (written == SIZE_MAX) {
        reader->is_damaged = true;
        return "";
    }
    DecodedText decoded = text_decode(reading->scratch, bytes, written, "", NULL); /* it may hold any bytes */
    return plain_text_line(reading->arena, decoded.text, decoded.length);
}

static Word make_word(OpentdbReader *reader, const json_t *value) {
    const char *plain = decode(reader, value);
    return (Word){.plain = plain, .difficulty = answer_words_difficulty(plain)};
}

static Word word_of(OpentdbReader *reader, const json_t *value) {
    const char *raw = json_string_value(value);
    size_t length = json_string_length(value);
    if (!raw || length > WORD_BYTES_MAX) return make_word(reader, value);
    Word *slot = &reader->words[hash_quick(raw, length) & (WORD_SLOTS - 1)];
    if (slot->raw && slot->length == length && memcmp(slot->raw, raw, length) == 0) return *slot;
    Word word = make_word(reader, value);
    if (reader->is_damaged) return word;
    word.length = length;
    word.raw = arena_copy_text(reader->reading->arena, raw, length);
    return *slot = word;
}

static void read_question(OpentdbReader *reader, json_t *question, Place place) {
    PackReading *reading = reader->reading;
    reader->is_damaged = false;
    const json_t *values[FIELDS] = {NULL};
    find_fields(question, values);
    const json_t *wrong = values[FIELD_INCORRECT];
    size_t wrong_count = json_array_size(wrong);
    if (!json_is_object(question)) {
        problem_error(reading->problems, place,
                      "Here a question should stand: an object with the key \"question\".");
        return;
    }
    if (wrong_count > WRONG_MAX) {
        problem_error(reading->problems, place, "This question has %zu wrong answers; at most %d are read.",
                      wrong_count, WRONG_MAX);
        return;
    }
    DraftOption options[WRONG_MAX + 1];
    QuestionDraft draft = {.kind = DRAFT_CHOICE,
                           .place = place,
                           .prompt = decode(reader, values[FIELD_QUESTION]),
                           .options = options,
                           .right_stands_apart = true,
                           .category = word_of(reader, values[FIELD_CATEGORY]).plain,
                           .difficulty = word_of(reader, values[FIELD_DIFFICULTY]).difficulty,
                           .source = reader->source};
    options[draft.option_count++] = (DraftOption){decode(reader, values[FIELD_CORRECT]), true};
    for (size_t i = 0; i < wrong_count; i++)
        options[draft.option_count++] = (DraftOption){decode(reader, json_array_get(wrong, i)), false};
    bool is_true;
    if (strcmp(word_of(reader, values[FIELD_TYPE]).plain, "boolean") == 0 &&
        answer_words_truth(options[0].text, &is_true)) {
        draft.kind = DRAFT_TRUE_FALSE;
        draft.statement_is_true = is_true;
    }
    if (reader->is_damaged)
        problem_error(reading->problems, place,
                      "A text of this question is not Base64 as the others are. Fetch the file again.");
    else
        draft_add(reading, &draft);
}

/* What the site said instead of questions. */
static bool refuse_response(PackReading *reading, const json_t *root) {
    static const char *const sentences[] = {
        [1] = "Open Trivia DB answered that it has not so many questions of this kind. Ask it for fewer.",
        [2] = "Open Trivia DB answered that it did not understand what it was asked for. Ask it again.",
        [3] = "Open Trivia DB answered that its session was not found. Ask it again without a token.",
        [4] =
            "Open Trivia DB answered that all its questions were asked for already. Ask it without a token.",
        [5] = "Open Trivia DB answered that it was asked too often. Wait five seconds and ask it again."};
    json_int_t code = json_integer_value(json_object_get(root, "response_code"));
    if (code < 1 || code > 5)
        return reading_refuse(reading, reading_whole_file(reading), "There is no question in this file.");
    return reading_refuse(reading, reading_whole_file(reading), sentences[code]);
}

/* A bare list may be anybody's own questions in the same keys. */
static const Source *find_source(PackReading *reading, const json_t *root) {
    bool is_theirs = json_object_get(root, "results") || json_object_get(root, "attribution");
    if (!is_theirs) return NULL;
    reading->pack->language = "en";
    return draft_source(reading, "Open Trivia DB", "CC BY-SA 4.0");
}

static bool read_opentdb(PackReading *reading) {
    static const JsonPath paths[] = {{{NULL}}, {{"results"}}, {{"questions"}}};
    JsonEntries *entries = json_entries_open(reading, paths, sizeof paths / sizeof *paths);
    if (!entries) return false;
    if (!entries->path)
        return reading_refuse(reading, reading_whole_file(reading),
                              "This JSON holds no list of questions that is known here. "
                              "\"questions/README.md\" shows what is.");
    OpentdbReader reader = {.reading = reading,
                            .encoding = find_encoding(entries),
                            .source = find_source(reading, entries->root)};
    json_entries_rewind(entries);
    JsonEntry question;
    while (json_entries_next(entries, &question)) read_question(&reader, question.value, question.place);
    if (!json_entries_finish(entries)) return false;
    return entries->count || refuse_response(reading, entries->root);
}

static int recognise_opentdb(const PackBytes *file, const char *ending) {
    if (!json_text_looks_so(file)) return 0;
    if (strstr(file->head, "\"incorrect_answers\"") && strstr(file->head, "\"correct_answer\"")) return 95;
    if (strstr(file->head, "\"response_code\"")) return 90;
    return pack_format_lists("json", ending) ? 15 : 5; /* so that any JSON is told what is wrong with it */
}

const PackFormat FORMAT_OPENTDB = {
    .key = "opentdb",
    .name = "Open Trivia DB",
    .endings = "json",
    .takes_bytes = true, /* json_entries decodes */
    .recognise = recognise_opentdb,
    .read = read_opentdb,
    .write = write_opentdb,
    .reach = {.kinds = 1u << CARD_CHOICE | 1u << CARD_TRUE_FALSE | 1u << CARD_ODD_ONE_OUT,
              .details = DETAIL_CATEGORY | DETAIL_DIFFICULTY}};
