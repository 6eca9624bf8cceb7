/* A score follows from its replay when the same cards, dealt by the replay's seed and answered by its
 * actions, end in the same numbers. Proving takes about 2 ms: reading its pack (once a pack), then some
 * 10,000 steps. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/selection_text.h"
#include "commands/scores.h"
#include "match/replay.h"

/* Cards that were asked for: those of the store's copy, read, of a pack on the shelf, or of a selection made
 * again; or not known here. */
typedef struct KnownCards {
    Fingerprint fingerprint;
    bool selections;      /* whether a selection would have done */
    Pack copy;            /* read from the store's bytes; {0}: none */
    CardList made;        /* of a selection, which stands on other known cards; {0}: none */
    Arena made_arena;     /* holds it */
    const CardList *list; /* NULL: not known here */
    const char *title;
} KnownCards;

struct Verifier {
    Arena arena;
    Store *store;
    const PackShelf *shelf;
    KnownCards **known;
    size_t count;
    size_t capacity;
};

const char *verdict_name(Verdict verdict) {
    static const char *const names[] = {
        [VERDICT_PROVED] = "proved",
        [VERDICT_DISPROVED] = "does not follow",
        [VERDICT_UNKNOWN] = "cannot be proved here",
    };
    return names[verdict];
}

Verifier *verifier_open(Store *store, const PackShelf *shelf) {
    Arena arena = {0};
    Verifier *verifier = arena_alloc(&arena, sizeof *verifier);
    *verifier = (Verifier){.arena = arena, .store = store, .shelf = shelf};
    return verifier;
}

void verifier_close(Verifier *verifier) {
    for (size_t i = 0; i < verifier->count; i++) {
        card_list_release(&verifier->known[i]->made);
        arena_release(&verifier->known[i]->made_arena);
    }
    for (size_t i = 0; i < verifier->count; i++) pack_release(&verifier->known[i]->copy);
    Arena arena = verifier->arena; /* which holds the verifier too */
    arena_release(&arena);
}

static bool is_print(const CardList *list, const Fingerprint *fingerprint) {
    return strcmp(card_list_fingerprint(list).hex, fingerprint->hex) == 0;
}

static void take_copy(KnownCards *known, const char *bytes, size_t length) {
    Problems problems = {0};
    if (pack_read_text("kept pack", bytes, length, &known->copy, &problems)) {
        if (is_print(&known->copy.cards, &known->fingerprint)) {
            known->list = &known->copy.cards;
            known->title = known->copy.title;
        } else {
            pack_release(&known->copy);
        }
    }
    problems_release(&problems);
}

static const KnownCards *find_cards(Verifier *verifier, const Fingerprint *fingerprint, bool selections);

/* Its packs must be known, and be called what it calls them, since that makes the title of its table. */
static void take_selection(Verifier *verifier, KnownCards *known, const char *bytes, size_t length) {
    Arena *arena = &known->made_arena;
    SelectionText text;
    const CardList *lists[SELECTION_LISTS_MAX];
    if (!selection_text_read(bytes, length, arena, &text)) return;
    for (size_t i = 0; i < text.pack_count; i++) {
        const KnownCards *pack = find_cards(verifier, &text.packs[i].fingerprint, false);
        if (!pack->list || strcmp(text_fold(arena, pack->title), text_fold(arena, text.packs[i].title)) != 0)
            return;
        lists[i] = pack->list;
    }
    CardFilter filter = selection_text_filter(&text);
    known->made = card_selection_of(lists, text.pack_count, &filter, arena);
    if (!is_print(&known->made, &known->fingerprint)) return;
    known->list = &known->made;
    known->title = selection_text_title(&text, arena);
}

/* The copy is as trustworthy as the file it is in: it counts only if its cards have the fingerprint. */
static void read_copy(Verifier *verifier, KnownCards *known, bool selections) {
    Arena scratch = {0};
    const char *bytes;
    size_t length;
    if (store_find_pack(verifier->store, &scratch, &known->fingerprint, &bytes, &length)) {
        if (!selection_text_is(bytes, length))
            take_copy(known, bytes, length);
        else if (selections)
            take_selection(verifier, known, bytes, length);
    }
    arena_release(&scratch);
}

/* With `selections` false only packs are found: no selection stands on selections. */
static const KnownCards *find_cards(Verifier *verifier, const Fingerprint *fingerprint, bool selections) {
    for (size_t i = 0; i < verifier->count; i++) {
        const KnownCards *known = verifier->known[i];
        bool fits = known->selections == selections || known->list == &known->copy.cards;
        if (fits && strcmp(known->fingerprint.hex, fingerprint->hex) == 0) return known;
    }
    KnownCards *known = arena_alloc(&verifier->arena, sizeof *known);
    known->fingerprint = *fingerprint;
    known->selections = selections;
    read_copy(verifier, known, selections);
    const Pack *pack = known->list ? NULL : pack_shelf_find(verifier->shelf, fingerprint);
    if (pack) {
        known->list = &pack->cards;
        known->title = pack->title;
    }
    verifier->known = arena_grow(&verifier->arena, verifier->known, verifier->count, &verifier->capacity,
                                 sizeof *verifier->known);
    verifier->known[verifier->count++] = known;
    return known;
}

static Proof disproved(const char *reason) {
    return (Proof){VERDICT_DISPROVED, reason};
}

/* What a row says of its match, whether one player's or a party's. */
typedef struct Claim {
    const char *pack_title;
    const Fingerprint *pack;
    const char *mode;
    uint32_t length, seconds_per_card;
    bool speed_counts;
    const char *replay;
    /* What its match ends in, against what the row says; NULL: the same. */
    const char *(*compare_outcome)(const void *row, const Match *match, const Replay *replay, Arena *arena);
    const void *row;
} Claim;

/* What the row says of its match against what the replay says of it; NULL: the same. */
static const char *compare_rules(const Claim *claim, const Replay *replay, Arena *arena) {
    const MatchRules *rules = &replay->rules;
    if (strcmp(claim->pack->hex, replay->pack.hex) != 0)
        return "The row and its replay name different cards.";
    if (strcmp(text_fold(arena, claim->pack_title), text_fold(arena, replay->pack_title)) != 0)
        return arena_format(arena, "The row names the pack \"%s\", its replay \"%s\".", claim->pack_title,
                            replay->pack_title);
    const char *mode = mode_key(rules->mode);
    if (strcmp(claim->mode, mode) != 0)
        return arena_format(arena, "The row says a match of the mode %s, its replay %s.", claim->mode, mode);
    if (claim->length != rules->card_count)
        return arena_format(arena, "The row says a match of %u cards, its replay %u (0: all).", claim->length,
                            rules->card_count);
    if (claim->seconds_per_card != rules->seconds_per_card)
        return arena_format(arena, "The row says %u seconds a card, its replay %u (0: untimed).",
                            claim->seconds_per_card, rules->seconds_per_card);
    if (claim->speed_counts != rules->speed_counts)
        return "The row and its replay do not agree whether speed counts.";
    return NULL;
}

static const char *compare_score(const void *row, const Match *match, const Replay *replay, Arena *arena) {
    (void)replay;
    const StoredScore *score = row;
    if (score->points == match->seats[0].points && score->right_count == match->seats[0].right_count &&
        score->card_count == match->turn_count && score->longest_streak == match->seats[0].longest_streak)
        return NULL;
    return arena_format(
        arena,
        "The row says %d points, %u of %u right, streak %u; its replay gives %d points, %u of "
        "%u right, streak %u.",
        score->points, score->right_count, score->card_count, score->longest_streak, match->seats[0].points,
        match->seats[0].right_count, match->turn_count, match->seats[0].longest_streak);
}

static const char *describe_seat(const StoredSeat *seat, Arena *arena) {
    return arena_format(arena, "%s at place %u with %d points (team %d, %d), %u right, streak %u", seat->name,
                        seat->place, seat->points, seat->choice.team + 1, seat->team_points,
                        seat->right_count, seat->longest_streak);
}

static bool same_seat(const StoredSeat *a, const StoredSeat *b) {
    return strcmp(a->name, b->name) == 0 && seat_value(a->choice) == seat_value(b->choice) &&
           a->place == b->place && a->points == b->points && a->team_points == b->team_points &&
           a->right_count == b->right_count && a->longest_streak == b->longest_streak;
}

static const char *compare_party(const void *row, const Match *match, const Replay *replay, Arena *arena) {
    const StoredParty *said = row, played = stored_party_of(match, replay);
    if (said->points != played.points || said->card_count != played.card_count ||
        said->seat_count != played.seat_count)
        return arena_format(arena,
                            "The row says %d points, %u cards, %u players; its replay gives %d points, %u "
                            "cards, %u players.",
                            said->points, said->card_count, said->seat_count, played.points,
                            played.card_count, played.seat_count);
    for (uint32_t i = 0; i < said->seat_count; i++)
        if (!same_seat(&said->seats[i], &played.seats[i]))
            return arena_format(arena, "The row says %s; its replay gives %s.",
                                describe_seat(&said->seats[i], arena),
                                describe_seat(&played.seats[i], arena));
    return NULL;
}

static Proof prove_replay(Verifier *verifier, const Claim *claim, const Replay *replay, Arena *arena) {
    const char *difference = compare_rules(claim, replay, arena);
    if (difference) return disproved(difference);
    const KnownCards *known = find_cards(verifier, &replay->pack, true);
    if (!known->list)
        return (Proof){VERDICT_UNKNOWN, arena_format(arena,
                                                     "The pack \"%s\" as it was played is not here; name its "
                                                     "file with --pack.",
                                                     replay->pack_title)};
    if (strcmp(text_fold(arena, claim->pack_title), text_fold(arena, known->title)) != 0)
        return disproved(arena_format(arena, "Its cards are those of the pack \"%s\".", known->title));
    Match match;
    if (!replay_play(replay, known->list, &match)) return disproved("Its cards are other ones.");
    Proof proof = {VERDICT_PROVED, NULL};
    if (match.phase != MATCH_FINISHED || match.tick != replay->end_tick)
        proof = disproved("The match does not end where its replay does.");
    else if ((difference = claim->compare_outcome(claim->row, &match, replay, arena)))
        proof = disproved(difference);
    match_release(&match);
    return proof;
}

static Proof prove(Verifier *verifier, const Claim *claim, Arena *arena) {
    Problems problems = {0};
    Replay replay;
    Proof proof;
    if (replay_read(claim->replay, strlen(claim->replay), "replay", &replay, &problems)) {
        proof = prove_replay(verifier, claim, &replay, arena);
        replay_release(&replay);
    } else {
        proof = disproved(arena_format(arena, "Its replay cannot be read, line %u: %s",
                                       problems.items[0].place.line, problems.items[0].sentence));
    }
    problems_release(&problems);
    return proof;
}

Proof verifier_prove(Verifier *verifier, const StoredScore *score, Arena *arena) {
    Claim claim = {score->pack_title,   &score->pack,  score->mode,   score->length, score->seconds_per_card,
                   score->speed_counts, score->replay, compare_score, score};
    return prove(verifier, &claim, arena);
}

Proof verifier_prove_party(Verifier *verifier, const StoredParty *party, Arena *arena) {
    Claim claim = {party->pack_title,   &party->pack,  party->mode,   party->length, party->seconds_per_card,
                   party->speed_counts, party->replay, compare_party, party};
    return prove(verifier, &claim, arena);
}
