/* Decks seen have 20 to 20,000 notes. */
#include "packs/anki_notes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "packs/anki_field.h"
#include "packs/anki_prompts.h"
#include "packs/list_relation.h"
#include "packs/plain_text.h"
#include "packs/question_draft.h"

#define PICTURE_WRONG_MAX 7       /* other answers of the deck, offered beside a picture's */
#define PICTURE_LOOKED_AT_MAX 200 /* answers of others, to find these */
#define CATEGORIES_MAX 200
#define ROWS_MIN 4          /* of a deck, to be asked among themselves */
#define PICTURE_WRONG_MIN 3 /* with fewer the answer is written */

/* A question that is asked once all answers are known. */
typedef struct Waiting {
    const char *prompt, *answer, *category, *picture, *explanation;
    Place place;
} Waiting;

/* Rows that can be each other's wrong answers. */
typedef enum Pool { POOL_BOTH_WAYS, POOL_FORWARDS, POOL_GAPS, POOLS } Pool;

static Pool pool_of(const ListRow *row) {
    return row->is_gap ? POOL_GAPS : row->only_forwards ? POOL_FORWARDS : POOL_BOTH_WAYS;
}

/* A deck as its cards are headed by it. */
typedef struct DeckCategory {
    const char *name; /* NULL: it says nothing */
    size_t rows[POOLS];
} DeckCategory;

typedef struct Row {
    ListRow row;
    size_t category;
} Row;

struct AnkiNotes {
    PackReading *reading;
    Waiting *waiting;
    size_t waiting_count, waiting_capacity;
    const AnkiKind *list_kind; /* of all rows of the list so far */
    AnkiWay list_way;
    bool lists_differ;
    AnkiPrompts prompts;
    const char *top_deck; /* the first part of every deck so far */
    bool decks_differ;
    DeckCategory *categories;
    size_t category_count, category_capacity;
    size_t last_category; /* and the deck it is of: */
    const char *last_deck;
    Row *rows; /* of the list */
    size_t row_count, row_capacity;
    size_t sounds_only;
    Place first_sound;
};

AnkiNotes *anki_notes_begin(PackReading *reading) {
    AnkiNotes *notes = arena_alloc(reading->arena, sizeof *notes);
    *notes = (AnkiNotes){.reading = reading};
    return notes;
}

/* The category of that name, made where there is none yet. */
static size_t category_named(AnkiNotes *notes, const char *name) {
    for (size_t i = 0; i < notes->category_count; i++) {
        const char *known = notes->categories[i].name;
        if (known == name || (known && name && strcmp(known, name) == 0)) return i;
    }
    if (notes->category_count >= CATEGORIES_MAX && name) return category_named(notes, NULL);
    notes->categories = arena_grow(notes->reading->arena, notes->categories, notes->category_count,
                                   &notes->category_capacity, sizeof *notes->categories);
    notes->categories[notes->category_count] = (DeckCategory){.name = name};
    return notes->category_count++;
}

/* A deck's last part is what its cards are about; "Default" says nothing. */
static size_t category_of(AnkiNotes *notes, const char *deck) {
    if (!deck) return category_named(notes, NULL);
    if (notes->last_deck && strcmp(deck, notes->last_deck) == 0) return notes->last_category;
    Arena *arena = notes->reading->arena;
    const char *part = deck, *behind_top = strstr(deck, "::");
    for (const char *next; (next = strstr(part, "::"));) part = next + 2;
    const char *top = arena_copy_text(arena, deck, behind_top ? (size_t)(behind_top - deck) : strlen(deck));
    if (!notes->top_deck) notes->top_deck = top;
    notes->decks_differ = notes->decks_differ || strcmp(top, notes->top_deck) != 0;
    bool says_nothing = !*part || strcmp(part, "Default") == 0;
    notes->last_deck = arena_copy_text(arena, deck, strlen(deck));
    part = notes->last_deck + (part - deck);
    notes->last_category =
        category_named(notes, says_nothing ? NULL : plain_text_shortened(arena, part, CARD_CATEGORY_MAX));
    return notes->last_category;
}

static const char *category_name(AnkiNotes *notes, const AnkiNote *note) {
    size_t category = category_of(notes, note->deck); /* which may move them */
    return notes->categories[category].name;
}

static AnkiField read_field(AnkiNotes *notes, const AnkiNote *note, size_t field) {
    if (field >= note->field_count) return (AnkiField){.text = ""};
    return anki_field_read(notes->reading, note->fields[field], strlen(note->fields[field]), note->is_html);
}

/* A field that no way of the note asks or tells, short enough to be read after the answer. */
static const char *find_note(AnkiNotes *notes, const AnkiNote *note) {
    for (size_t f = 0; f < note->field_count; f++) {
        bool is_used = note->kind->is_cloze && f == 0;
        for (size_t w = 0; w < note->kind->way_count && !note->kind->is_cloze; w++)
            is_used = is_used || note->kind->ways[w].told == f || note->kind->ways[w].asked == f;
        if (is_used) continue;
        const char *text = read_field(notes, note, f).text;
        if (strchr(text, ' ') && text_count_codepoints(text) <= CARD_EXPLANATION_MAX) return text;
    }
    return NULL;
}

static void refuse(AnkiNotes *notes, const AnkiNote *note, const char *why) {
    problem_error(notes->reading->problems, note->place, "%s", why);
}

static void wait(AnkiNotes *notes, const Waiting *question) {
    notes->waiting = arena_extend(notes->reading->arena, notes->waiting, notes->waiting_count,
                                  &notes->waiting_capacity, sizeof *notes->waiting);
    notes->waiting[notes->waiting_count++] = *question;
}

static void add_own_question(AnkiNotes *notes, const AnkiNote *note, AnkiWay way, const AnkiField *told,
                             const AnkiField *asked) {
    wait(notes, &(Waiting){.prompt = anki_prompts_name(notes->reading->arena, note->kind, way, told->text),
                           .answer = asked->text,
                           .category = category_name(notes, note),
                           .picture = told->picture,
                           .explanation = find_note(notes, note),
                           .place = note->place});
}

/* Whether a way can be asked; says why not. */
static bool can_be_asked(AnkiNotes *notes, const AnkiNote *note, const AnkiField *told,
                         const AnkiField *asked) {
    bool has_sound =
        (told->has_sound && !*told->text && !told->picture) || (asked->has_sound && !*asked->text);
    if (has_sound) {
        if (notes->sounds_only++ == 0) notes->first_sound = note->place;
    } else if (!*told->text && !told->picture) {
        refuse(notes, note,
               "Nothing is asked in this note: its first side is empty. Fill it where it comes from, and "
               "export it once "
               "more.");
    } else if (!*asked->text && asked->picture) {
        refuse(
            notes, note,
            "The answer of this note is a picture alone, which nobody can choose or write. Add words to it.");
    } else if (!*asked->text) {
        refuse(notes, note,
               "This note has no answer: its other side is empty. Fill it where it comes from, and export it "
               "once more.");
    } else {
        return true;
    }
    return false;
}

static bool note_has(const AnkiNote *note, size_t way) {
    return note->ways & (uint32_t)1 << way;
}

/* Rows wait until it is known which decks have too few of them. */
static bool keep_row(AnkiNotes *notes, const AnkiNote *note, const ListRow *row) {
    if (!list_check(notes->reading, row)) return false;
    notes->rows = arena_extend(notes->reading->arena, notes->rows, notes->row_count, &notes->row_capacity,
                               sizeof *notes->rows);
    Row *kept = &notes->rows[notes->row_count++];
    *kept = (Row){*row, category_of(notes, note->deck)};
    kept->row.note = find_note(notes, note);
    notes->categories[kept->category].rows[pool_of(row)]++;
    return true;
}

/* A whole question, which is no answer to anything. */
static bool is_question(const char *text) {
    static const char *const marks[] = {"?", "\xD8\x9F", "\xEF\xBC\x9F", "\xCD\xBE"};
    size_t length = strlen(text);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t mark = strlen(marks[i]);
        if (length >= mark && strcmp(text + length - mark, marks[i]) == 0) return true;
    }
    return false;
}

/* The note's way from the answer back to what is told; NULL: it has none. */
static const AnkiWay *way_back(const AnkiNote *note, AnkiWay way) {
    for (size_t w = 0; w < note->kind->way_count; w++) {
        const AnkiWay *back = &note->kind->ways[w];
        if (note_has(note, w) && back->told == way.asked && back->asked == way.told) return back;
    }
    return NULL;
}

static void add_row(AnkiNotes *notes, const AnkiNote *note, AnkiWay way, const AnkiField *told,
                    const AnkiField *asked) {
    const AnkiWay *back = way_back(note, way);
    ListRow row = {.term = told->text,
                   .meaning = asked->text,
                   .prompts =
                       anki_prompts_find(&notes->prompts, notes->reading->arena, note->kind, way, back),
                   .only_forwards = !back || is_question(told->text),
                   .place = note->place};
    if (!keep_row(notes, note, &row)) return;
    notes->lists_differ =
        notes->lists_differ ||
        (notes->list_kind && (notes->list_kind != note->kind || !anki_way_same(notes->list_way, way)));
    notes->list_kind = note->kind;
    notes->list_way = way;
}

/* The first way is the list's; others that ask for another field are questions of their own. */
static void add_basic(AnkiNotes *notes, const AnkiNote *note) {
    AnkiWay first = {.told = SIZE_MAX, .asked = SIZE_MAX};
    for (size_t w = 0; w < note->kind->way_count; w++) {
        AnkiWay way = note->kind->ways[w];
        if (!note_has(note, w) || way.told == SIZE_MAX || way.asked == SIZE_MAX) continue;
        bool is_first = first.told == SIZE_MAX;
        if (is_first)
            first = way;
        else if (anki_way_same(way, first) ||
                 anki_way_same((AnkiWay){.told = way.asked, .asked = way.told}, first))
            continue;
        AnkiField told = read_field(notes, note, way.told), asked = read_field(notes, note, way.asked);
        if (!is_first && (!*asked.text || (!*told.text && !told.picture))) continue; /* an empty field more */
        if (!can_be_asked(notes, note, &told, &asked)) continue;
        if (is_first && !told.picture)
            add_row(notes, note, way, &told, &asked);
        else
            add_own_question(notes, note, way, &told, &asked);
    }
    if (first.told == SIZE_MAX)
        refuse(notes, note,
               "The cards of this note ask for none of its fields, so there is no question in it.");
}

static void add_cloze(AnkiNotes *notes, const AnkiNote *note) {
    unsigned numbers[ANKI_CLOZES_MAX];
    size_t count = note->field_count ? anki_field_clozes(note->fields[0], numbers) : 0;
    if (count == 0) refuse(notes, note, "This note has no gap: mark words in it as {{c1::like these}}.");
    for (size_t i = 0; i < count; i++) {
        const char *prompt_html, *answer_html;
        if (!anki_field_cut(notes->reading, note->fields[0], numbers[i], &prompt_html, &answer_html)) {
            refuse(notes, note, "A gap of this note is not closed. Write }} behind it.");
            return;
        }
        AnkiField prompt = anki_field_read(notes->reading, prompt_html, strlen(prompt_html), note->is_html);
        AnkiField answer = anki_field_read(notes->reading, answer_html, strlen(answer_html), note->is_html);
        if (strncmp(answer.text, "image-occlusion:", 16) == 0) {
            refuse(notes, note,
                   "This note hides a part of a picture, which the game cannot do, so it is left out.");
            return;
        }
        if (!can_be_asked(notes, note, &prompt, &answer)) continue;
        if (prompt.picture) {
            add_own_question(notes, note, (AnkiWay){.told = 0, .asked = SIZE_MAX}, &prompt, &answer);
            continue;
        }
        notes->lists_differ = true; /* no names of fields around a sentence with a gap */
        ListRow row = {.term = prompt.text,
                       .meaning = answer.text,
                       .only_forwards = true,
                       .is_gap = true,
                       .place = note->place};
        keep_row(notes, note, &row);
    }
}

void anki_notes_add(AnkiNotes *notes, const AnkiNote *note) {
    if (note->kind->is_cloze)
        add_cloze(notes, note);
    else
        add_basic(notes, note);
    arena_release(notes->reading->scratch);
}

/* Other answers of the category beside the right one: those that follow it in the deck, around its end. */
static size_t find_wrong(const AnkiNotes *notes, size_t of, DraftOption *options) {
    const Waiting *right = &notes->waiting[of];
    Arena *scratch = notes->reading->scratch;
    const char *folded[PICTURE_WRONG_MAX + 1] = {text_fold(scratch, right->answer)};
    size_t count = 0;
    for (size_t step = 1;
         step < notes->waiting_count && step < PICTURE_LOOKED_AT_MAX && count < PICTURE_WRONG_MAX; step++) {
        const Waiting *other = &notes->waiting[(of + step) % notes->waiting_count];
        if (!text_same(other->category, right->category) || !text_same(other->prompt, right->prompt))
            continue;
        const char *answer = text_fold(scratch, other->answer);
        bool is_known = text_count_codepoints(other->answer) > CARD_OPTION_MAX;
        for (size_t i = 0; i <= count && !is_known; i++)
            is_known = strstr(answer, folded[i]) || strstr(folded[i], answer);
        if (is_known) continue;
        folded[++count] = answer;
        options[count] = (DraftOption){other->answer, false};
    }
    return count;
}

static void add_waiting(AnkiNotes *notes, size_t index) {
    const Waiting *question = &notes->waiting[index];
    DraftOption options[PICTURE_WRONG_MAX + 1] = {{question->answer, true}};
    size_t wrong = find_wrong(notes, index, options);
    bool is_choice = wrong >= PICTURE_WRONG_MIN;
    draft_add(notes->reading, &(QuestionDraft){.kind = is_choice ? DRAFT_CHOICE : DRAFT_TYPED,
                                               .place = question->place,
                                               .prompt = question->prompt,
                                               .options = options,
                                               .option_count = is_choice ? wrong + 1 : 1,
                                               .right_stands_apart = true,
                                               .explanation = question->explanation,
                                               .category = question->category,
                                               .picture = question->picture});
    arena_release(notes->reading->scratch);
}

static void write_row(AnkiNotes *notes, const Row *row) {
    const DraftOption answer = {row->row.meaning, true};
    const ListPrompts *prompts = row->row.prompts;
    const char *prompt = row->row.term;
    if (prompts && prompts->term.before)
        prompt = ARENA_JOIN(notes->reading->arena, prompts->term.before, prompt, prompts->term.behind);
    draft_add(notes->reading, &(QuestionDraft){.kind = DRAFT_TYPED,
                                               .place = row->row.place,
                                               .prompt = prompt,
                                               .options = &answer,
                                               .option_count = 1,
                                               .explanation = row->row.note,
                                               .category = notes->categories[row->category].name});
}

/* Decks of a few rows are asked together; a single one has no others to choose from, so it is written. */
static void add_rows(AnkiNotes *notes) {
    size_t together[POOLS] = {0};
    for (size_t i = 0; i < notes->row_count; i++) {
        Row *row = &notes->rows[i];
        const DeckCategory *category = &notes->categories[row->category];
        row->row.category = category->rows[pool_of(&row->row)] < ROWS_MIN ? NULL : category->name;
        together[pool_of(&row->row)] += !row->row.category;
    }
    for (size_t i = 0; i < notes->row_count; i++) {
        const Row *row = &notes->rows[i];
        if (together[pool_of(&row->row)] == 1 && !row->row.category)
            write_row(notes, row);
        else
            list_add(notes->reading, &row->row);
    }
}

void anki_notes_end(AnkiNotes *notes) {
    PackReading *reading = notes->reading;
    add_rows(notes);
    for (size_t i = 0; i < notes->waiting_count; i++) add_waiting(notes, i);
    if (notes->list_kind && !notes->lists_differ) {
        const char *told = notes->list_kind->fields[notes->list_way.told],
                   *asked = notes->list_kind->fields[notes->list_way.asked];
        if (!anki_prompts_says_nothing(told) && !anki_prompts_says_nothing(asked))
            list_name_columns(reading, told, asked);
    }
    if (notes->top_deck && !notes->decks_differ && *notes->top_deck &&
        strcmp(notes->top_deck, "Default") != 0)
        reading->pack->title = plain_text_shortened(reading->arena, notes->top_deck, PACK_TITLE_MAX);
    if (notes->sounds_only)
        problem_warning(reading->problems, notes->first_sound,
                        "The game does not play the sounds of decks, so notes with nothing else are left "
                        "out: %s of them.",
                        text_number(reading->scratch, (int64_t)notes->sounds_only));
}
