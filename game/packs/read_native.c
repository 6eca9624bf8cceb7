/* The head of a pack: what it is called, its sources, names and groups. */
#include "packs/read_native.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/card_builder.h"
#include "cards/card_list_proof.h"

#define SOURCE_TITLE_MAX 120
#define PUBLISHER_MAX 60
#define NAME_MAX_CODEPOINTS CARD_OPTION_MAX
#define LANGUAGE_MAX 35 /* RFC 5646, section 4.4.1 */

static bool is_date(const char *text) {
    static const char *const shapes[] = {"dddd", "dddd-dd", "dddd-dd-dd"};
    for (size_t s = 0; s < 3; s++) {
        size_t i = 0;
        while (shapes[s][i] &&
               (shapes[s][i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == shapes[s][i]))
            i++;
        if (shapes[s][i] || text[i]) continue;
        int month = s >= 1 ? (text[5] - '0') * 10 + text[6] - '0' : 1;
        int day = s >= 2 ? (text[8] - '0') * 10 + text[9] - '0' : 1;
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }
    return false;
}

static void read_source(NativeReader *reader, const YamlNode *name, const YamlNode *node) {
    enum { TITLE, PUBLISHER, DATE, FIELDS };
    static const YamlField fields[FIELDS] = {{"title", true}, {"publisher", false}, {"date", false}};
    const YamlNode *values[FIELDS];
    Source *source = &reader->pack->facts.sources[reader->pack->facts.source_count];
    if (!yaml_fields_read(node, "a source", fields, FIELDS, values, reader->problems)) return;
    *source = (Source){.id = yaml_fields_text(name, "source's name", CARD_CATEGORY_MAX, reader->problems)};
    source->title =
        yaml_fields_title(values[TITLE], "source's title", SOURCE_TITLE_MAX, reader->arena, reader->problems);
    if (values[PUBLISHER])
        source->publisher =
            yaml_fields_title(values[PUBLISHER], "publisher", PUBLISHER_MAX, reader->arena, reader->problems);
    if (values[DATE]) {
        source->date = yaml_fields_text(values[DATE], "date", 10, reader->problems);
        if (source->date && !is_date(source->date)) {
            problem_error(reader->problems, values[DATE]->place,
                          "The date must look like 2023, 2023-08 or 2023-08-07.");
            source->date = NULL;
        }
    }
    if (source->id && source->title) reader->pack->facts.source_count++;
}

static int compare_source_keys(const void *left, const void *right) {
    const SourceKey *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->source > b->source) - (a->source < b->source);
}

static void read_sources(NativeReader *reader, const YamlNode *node) {
    if (!yaml_fields_check_names(node, "the sources", reader->scratch, reader->problems)) return;
    FactBase *facts = &reader->pack->facts;
    facts->sources = arena_alloc_array(reader->arena, node->count / 2, sizeof *facts->sources);
    for (const YamlNode *name = node->first; name && name->next; name = name->next->next)
        read_source(reader, name, name->next);
    reader->source_keys = arena_alloc_array(reader->arena, facts->source_count, sizeof *reader->source_keys);
    for (size_t i = 0; i < facts->source_count; i++)
        reader->source_keys[i] = (SourceKey){facts->sources[i].id, i};
    qsort(reader->source_keys, facts->source_count, sizeof *reader->source_keys, compare_source_keys);
}

/* A list of names, or one name by itself; returns how many. */
static size_t read_name_list(NativeReader *reader, const YamlNode *node, const char ***out) {
    bool is_list = node->kind == YAML_LIST;
    const char **names = arena_alloc_array(reader->arena, is_list ? node->count : 1, sizeof *names);
    size_t count = 0;
    for (const YamlNode *item = is_list ? node->first : node; item; item = is_list ? item->next : NULL) {
        const char *name = yaml_fields_text(item, "name", NAME_MAX_CODEPOINTS, reader->problems);
        if (name) names[count++] = name;
    }
    *out = names;
    return count;
}

static void read_names(NativeReader *reader, const YamlNode *node, bool is_group) {
    const char *what = is_group ? "the groups" : "the names";
    if (!node || !yaml_fields_check_names(node, what, reader->scratch, reader->problems)) return;
    FactBase *facts = &reader->pack->facts;
    for (const YamlNode *key = node->first; key && key->next; key = key->next->next) {
        Name name = {.printed = yaml_fields_text(key, "name", NAME_MAX_CODEPOINTS, reader->problems)};
        if (!name.printed) continue;
        const char **list;
        size_t count = read_name_list(reader, key->next, &list);
        if (is_group) {
            name.members = list;
            name.member_count = count;
        } else {
            name.variants = list;
            name.variant_count = count;
        }
        facts->names[facts->name_count++] = name;
    }
}

typedef struct SpellingOwner {
    const char *folded;
    size_t name;
} SpellingOwner;

static int compare_owners(const void *left, const void *right) {
    const SpellingOwner *a = left, *b = right;
    int order = strcmp(a->folded, b->folded);
    return order ? order : (a->name > b->name) - (a->name < b->name);
}

/* A spelling may belong to one name only: two owners would make two names one. */
static void check_spellings(NativeReader *reader, Place place) {
    const FactBase *facts = &reader->pack->facts;
    size_t count = 0, capacity = 0;
    SpellingOwner *owners = NULL;
    for (size_t i = 0; i < facts->name_count; i++) {
        const Name *name = &facts->names[i];
        if (name->member_count) continue;
        for (size_t v = 0; v <= name->variant_count; v++) {
            const char *text = v < name->variant_count ? name->variants[v] : name->printed;
            owners = arena_grow(reader->scratch, owners, count, &capacity, sizeof *owners);
            owners[count++] = (SpellingOwner){text_fold(reader->scratch, text), i};
        }
    }
    if (count) qsort(owners, count, sizeof *owners, compare_owners);
    for (size_t i = 1; i < count; i++)
        if (owners[i - 1].name != owners[i].name && strcmp(owners[i - 1].folded, owners[i].folded) == 0)
            problem_error(reader->problems, place, "\"%s\" is listed as a spelling of two names: %s and %s.",
                          owners[i].folded, facts->names[owners[i - 1].name].printed,
                          facts->names[owners[i].name].printed);
}

enum {
    PACK_TITLE,
    PACK_LANGUAGE,
    PACK_BLURB,
    PACK_SOURCES,
    PACK_NAMES,
    PACK_GROUPS,
    PACK_OTHERS,
    PACK_FACTS,
    PACK_CARDS,
    PACK_FIELDS
};

/* There is one thing to say, in the words in which tables say it too. */
static void read_others(NativeReader *reader, const YamlNode *node) {
    reader->others_are_wrong = node->kind == YAML_TEXT && strcmp(node->text, "wrong") == 0;
    if (!reader->others_are_wrong)
        problem_error(
            reader->problems, node->place,
            "\"other answers\" can only be \"wrong\": that what is right for one card is wrong for the "
            "others of its category. Write so, or take it away.");
}

/* What is no tag names no language, and the pack is played without. */
static const char *read_language(NativeReader *reader, const YamlNode *node) {
    if (node->kind != YAML_TEXT || text_count_codepoints(node->text) <= LANGUAGE_MAX)
        return yaml_fields_text(node, "language", LANGUAGE_MAX, reader->problems);
    problem_warning(reader->problems, node->place,
                    "The language has over %d characters, so it is not known. Write a tag such as en or de.",
                    LANGUAGE_MAX);
    return "und";
}

static bool read_head(NativeReader *reader, const YamlNode **values) {
    Pack *pack = reader->pack;
    Problems *problems = reader->problems;
    if (values[PACK_TITLE])
        pack->title = yaml_fields_title(values[PACK_TITLE], "title", PACK_TITLE_MAX, reader->arena, problems);
    if (values[PACK_LANGUAGE]) pack->language = read_language(reader, values[PACK_LANGUAGE]);
    if (values[PACK_BLURB])
        pack->blurb = yaml_fields_title(values[PACK_BLURB], "blurb", PACK_BLURB_MAX, reader->arena, problems);
    if (values[PACK_SOURCES]) read_sources(reader, values[PACK_SOURCES]);
    if (values[PACK_OTHERS]) read_others(reader, values[PACK_OTHERS]);
    size_t names = (values[PACK_NAMES] ? values[PACK_NAMES]->count : 0) +
                   (values[PACK_GROUPS] ? values[PACK_GROUPS]->count : 0);
    pack->facts.names = arena_alloc_array(reader->arena, names / 2 + 1, sizeof *pack->facts.names);
    read_names(reader, values[PACK_NAMES], false);
    read_names(reader, values[PACK_GROUPS], true);
    if (values[PACK_NAMES]) check_spellings(reader, values[PACK_NAMES]->place);
    return pack->title && pack->language;
}

size_t read_native_source(NativeReader *reader, const YamlNode *node) {
    const char *id = yaml_fields_text(node, "source", CARD_CATEGORY_MAX, reader->problems);
    if (!id) return SIZE_MAX;
    size_t count = reader->pack->facts.source_count, low = 0, high = count;
    while (low < high) { /* the first of this name: where one stands twice, that is kept */
        size_t middle = low + (high - low) / 2;
        if (strcmp(reader->source_keys[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < count && strcmp(reader->source_keys[low].id, id) == 0;
    if (!found)
        problem_error(reader->problems, node->place,
                      "There is no source called \"%s\". Add it under \"sources\", or correct its name.", id);
    return found ? reader->source_keys[low].source : SIZE_MAX;
}

Difficulty read_native_difficulty(NativeReader *reader, const YamlNode *node) {
    if (!node) return DIFFICULTY_UNSET;
    for (Difficulty level = DIFFICULTY_EASY; node->kind == YAML_TEXT && level <= DIFFICULTY_HARD; level++)
        if (strcmp(node->text, difficulty_name(level)) == 0) return level;
    problem_error(reader->problems, node->place, "The difficulty must be easy, medium or hard.");
    return DIFFICULTY_UNSET;
}

static const YamlField FIELDS[PACK_FIELDS] = {{"title", true},          {"language", true}, {"blurb", false},
                                              {"sources", false},       {"names", false},   {"groups", false},
                                              {"other answers", false}, {"facts", false},   {"cards", false}};

/* Whether behind the line that begins a part, no line begins another key of the file's than this one, so that
 * what stands in it may be read one by one. Lines of its own begin with a space, a hyphen or a remark. */
static bool comes_last_but_for(const NativeReader *reader, const char *part, const char *key) {
    const char *line = strstr(reader->text, part), *end = reader->text + reader->length;
    if (!line) return false;
    while ((line = memchr(line + 1, '\n', (size_t)(end - line - 1)))) {
        bool is_own = (unsigned char)line[1] <= ' ' || line[1] == '-' || line[1] == '#';
        if (!is_own && !(key && strncmp(line + 1, key, strlen(key)) == 0)) return false;
    }
    return true;
}

/* Reads the head before the first part that needs it, where it is all there. */
static bool read_head_early(NativeReader *reader, const YamlNode *root, const YamlNode **values) {
    Problems told_later = {0};
    bool is_complete = yaml_fields_read(root, "a pack", FIELDS, PACK_FIELDS, values, &told_later);
    problems_release(&told_later);
    if (is_complete && reader->head != PART_READ) {
        reader->head_is_fine = read_head(reader, values);
        reader->head = PART_READ;
    }
    return is_complete;
}

/* Of several parts of one name the first counts. */
static bool begin_facts(void *context, const YamlNode *root) {
    NativeReader *reader = context;
    const YamlNode *values[PACK_FIELDS];
    if (reader->facts != PART_AWAITED) return false;
    reader->facts = PART_IN_TREE;
    if (!comes_last_but_for(reader, "\nfacts:", "cards:") || !read_head_early(reader, root, values))
        return false;
    reader->facts = PART_HANDED_OVER;
    return true;
}

/* All of them are known, if there are any; now cards can be proved by them. */
static void finish_facts(NativeReader *reader, const YamlNode *facts) {
    if (reader->facts == PART_READ) return;
    if (facts && reader->facts == PART_HANDED_OVER)
        read_native_check_relations(reader, facts);
    else if (facts)
        read_native_facts(reader, facts);
    reader->facts = PART_READ;
    reader->names = name_index_build(reader->arena, reader->scratch, &reader->pack->facts);
}

static bool begin_cards(void *context, const YamlNode *root) {
    NativeReader *reader = context;
    const YamlNode *values[PACK_FIELDS];
    if (reader->cards != PART_AWAITED) return false;
    reader->cards = PART_IN_TREE;
    if (!comes_last_but_for(reader, "\ncards:", NULL) || !read_head_early(reader, root, values)) return false;
    finish_facts(reader, values[PACK_FACTS]);
    reader->cards = PART_HANDED_OVER;
    return true;
}

static void take_relation(void *context, const YamlNode *name, const YamlNode *relation) {
    read_native_relation(context, name, relation);
}

static void take_card(void *context, const YamlNode *name, const YamlNode *card) {
    (void)name;
    read_native_card(context, card);
}

static void tell(void *context, size_t offset) {
    NativeReader *reader = context;
    reading_tell(reader->reading, offset);
}

/* The file's root. Where it turns out to be no YAML, that is all that is told of it. */
static const YamlNode *read_tree(NativeReader *reader) {
    static const YamlPart parts[] = {{"facts", YAML_MAP, begin_facts, take_relation},
                                     {"cards", YAML_LIST, begin_cards, take_card}};
    const YamlParts handed_over = {parts, sizeof parts / sizeof *parts, reader, reader->scratch, tell};
    ProblemsMark mark = problems_mark(reader->problems);
    const YamlNode *root = yaml_tree_read(reader->text, reader->length, reader->path, &handed_over,
                                          reader->arena, reader->problems);
    if (root || reader->head != PART_READ) return root;
    problems_rewind(reader->problems, mark);
    return yaml_tree_read(reader->text, reader->length, reader->path, NULL, reader->arena, reader->problems);
}

/* Head, facts, then cards. */
static bool read_pack(NativeReader *reader) {
    Pack *pack = reader->pack;
    size_t errors_before = reader->problems->errors;
    const YamlNode *root = read_tree(reader);
    if (!root) {
        if (reader->problems->errors == errors_before)
            problem_error(reader->problems, (Place){.file = reader->path}, "The file is empty.");
        return false;
    }
    const YamlNode *values[PACK_FIELDS];
    bool is_complete = yaml_fields_read(root, "a pack", FIELDS, PACK_FIELDS, values, reader->problems);
    if (root->kind != YAML_MAP) return false;
    if (reader->head != PART_READ) reader->head_is_fine = read_head(reader, values);
    finish_facts(reader, values[PACK_FACTS]);
    if (values[PACK_CARDS] && reader->cards != PART_HANDED_OVER)
        read_native_cards(reader, values[PACK_CARDS]);
    read_native_waiting(reader);
    CardList known = {0};
    card_builder_build(&pack->facts, reader->names, reader->arena, reader->scratch, &pack->cards, &known,
                       reader->problems);
    arena_release(reader->scratch);
    card_list_check_hand(&pack->cards, &known, reader->names, reader->scratch, reader->problems);
    return is_complete && reader->head_is_fine;
}

static bool read_native(PackReading *reading) {
    NativeReader reader = {.reading = reading,
                           .pack = reading->pack,
                           .arena = reading->arena,
                           .scratch = reading->scratch,
                           .problems = reading->problems,
                           .path = reading->path,
                           .text = reading->text,
                           .length = reading->length,
                           .pictures = reading->pictures};
    bool ok = read_pack(&reader);
    reading->names = reader.names;
    return ok;
}

/* Whether a line of the head begins with this key. */
static bool has_key(const char *head, const char *key) {
    size_t length = strlen(key);
    for (const char *line = head; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, key, length) == 0 && line[length] == ':') return true;
    }
    return false;
}

static int recognise_native(const PackBytes *file, const char *ending) {
    bool has_ending = pack_format_lists("yaml yml", ending);
    int keys =
        has_key(file->head, "title") + has_key(file->head, "language") +
        (has_key(file->head, "cards") || has_key(file->head, "facts") || has_key(file->head, "sources"));
    return keys >= 2 ? 95 : keys == 1 ? 40 + 50 * has_ending : has_ending ? 60 : 0;
}

const PackFormat FORMAT_NATIVE = {
    .key = "yaml",
    .name = "Quizleaf YAML",
    .endings = "yaml yml",
    .takes_bytes = true, /* libyaml tells where bytes are not UTF-8 */
    .recognise = recognise_native,
    .read = read_native,
    .write = write_native,
    .reach = {.kinds = (1u << CARD_KINDS) - 1, .details = DETAILS_ALL & ~DETAIL_EMBEDDED_PICTURE}};
