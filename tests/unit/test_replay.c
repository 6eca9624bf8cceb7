/* Replays: what is written is read, what is played is played again, what is wrong is refused at its line. */
#include "unit/match_fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "match/scoreboard.h"

#define PACK "pack 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
#define RULES                                                                                                \
    "quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000ff\nmode classic\ncards 10\nseconds 20\n"   \
    "speed yes\n"
#define HEAD RULES "hints none\n"
#define GOOD                                                                                                 \
    HEAD "at 5 answer 2\nat 9 continue\nat 9 pause\nat 20 resume\nat 22 typed Kit Connor\n"                  \
         "at 24 answer -2147483648\nat 30 quit\nend 31\n"
#define TEN(piece) piece piece piece piece piece piece piece piece piece piece
#define LONG TEN(TEN("title")) TEN(TEN("title")) TEN("title")

static const struct {
    const char *text;
    uint32_t line;
    const char *piece;
} BAD[] = {
    {"", 1, "empty"},
    {"\n", 1, "no replay"},
    {"quizleaf-replay", 1, "version \"\""},
    {"quizleaf-replay 2\n", 1, "version \"2\""},
    {"quizleaf-replay 1 \n", 1, "version \"1 \""},
    {"Quizleaf-replay 1\n", 1, "no replay"},
    {"quizleaf-replay 1\n", 2, "before its \"pack\" line"},
    {"quizleaf-replay 1\npack 12\n", 2, "64 digits"},
    {"quizleaf-replay 1\npack 0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef\n", 2,
     "64 digits"},
    {"quizleaf-replay 1\n" PACK, 3, "before its \"title\" line"},
    {"quizleaf-replay 1\n" PACK "title\n", 3, "title is empty"},
    {"quizleaf-replay 1\n" PACK "title " LONG "\n", 3, "longer than 1000 bytes"},
    {"quizleaf-replay 1\n" PACK "title a\tb\n", 3, "control character"},
    {"quizleaf-replay 1\n" PACK "title a\r\r\n", 3, "control character"},
    {"quizleaf-replay 1\n" PACK "title a\xE2\x80\xAE"
     "b\n",
     3, "control character"},
    {"quizleaf-replay 1\n" PACK "title \xC3(\n", 3, "UTF-8"},
    {"quizleaf-replay 1\n" PACK "seed 00000000000000ff\n", 3, "\"title\" is expected here, not \"seed\""},
    {"quizleaf-replay 1\n" PACK "title Leaves\nseed ff\n", 4, "16 digits"},
    {"quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000fg\n", 4, "16 digits"},
    {"quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000ff\nmode classic\ncards -1\n", 6,
     "whole number"},
    {"quizleaf-replay 1\n" PACK
     "title Leaves\nseed 00000000000000ff\nmode classic\ncards 99999999999999999999\n",
     6, "whole number"},
    {"quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000ff\nmode classic\ncards 4294967306\n", 6,
     "whole number"},
    {"quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000ff\nmode classic\ncards 10 \n", 6,
     "whole number"},
    {"quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000ff\nmode classic\ncards 10\nseconds 601\n",
     7, "to 600"},
    {"quizleaf-replay 1\n" PACK
     "title Leaves\nseed 00000000000000ff\nmode classic\ncards 10\nseconds 20\nspeed maybe\n",
     8, "\"yes\" or \"no\", not \"maybe\""},
    {"quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000ff\nmode chess\n", 5, "no way to play"},
    {"quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000ff\nmode daily\ncards 10\nseconds 99\n"
     "speed yes\n",
     8, "not the rules of \"daily\""},
    {RULES "hints\n", 9, "one digit"},
    {RULES "hints 0g\n", 9, "0 to 9 or a to f"},
    {HEAD, 10, "before its \"end\" line"},
    {HEAD "\nend 5\n", 10, "\"at\" or \"end\""},
    {HEAD "at 5 dance\n", 10, "no action \"dance\""},
    {HEAD "at 5 \x1B[2Jdance\n", 10, "no action \"?\""},
    {HEAD "at 5 answer\n", 10, "whole number"},
    {HEAD "at 5 answer -\n", 10, "whole number"},
    {HEAD "at 5 answer --1\n", 10, "whole number"},
    {HEAD "at 5 answer +1\n", 10, "whole number"},
    {HEAD "at 5 answer 2147483648\n", 10, "whole number"},
    {HEAD "at 5 answer -2147483649\n", 10, "whole number"},
    {HEAD "at 5 answer 1 2\n", 10, "whole number"},
    {HEAD "at 5 typed\n", 10, "text of 1 to 60"},
    {HEAD "at 5 typed \n", 10, "text of 1 to 60"},
    {HEAD "at 5 typed a\tb\n", 10, "text of 1 to 60"},
    {HEAD "at 5 typed a\xE2\x80\xAE"
          "b\n",
     10, "text of 1 to 60"},
    {HEAD "at 5 typed " TEN("abcdef") "g\n", 10, "text of 1 to 60"},
    {HEAD "at 5 typed " LONG "\n", 10, "text of 1 to 60"},
    {HEAD "at 5 typed \xC3(\n", 10, "UTF-8"},
    {HEAD "at 5 pause 1\n", 10, "Nothing may follow \"pause\""},
    {HEAD "at -5 pause\n", 10, "tick from 0"},
    {HEAD "at 5.5 pause\n", 10, "tick from 0"},
    {HEAD "at 4294967296 pause\n", 10, "tick from 0 to 4294967295"},
    {HEAD "at  5 pause\n", 10, "tick from 0"},
    {HEAD "at 5 pause\nat 4 resume\n", 11, "backwards"},
    {HEAD "at 5 pause\nend 5\n", 11, "before its last action"},
    {HEAD "end 4294967296\n", 10, "tick from 0"},
    {HEAD "end\n", 10, "tick from 0"},
    {HEAD "end 5\nend 5\n", 11, "Nothing may follow the \"end\""},
    {HEAD "end 5\n\n", 11, "Nothing may follow the \"end\""},
    {HEAD "at 5 \xFF\n", 10, "UTF-8"},
};

static void bad_replays_are_refused_at_their_line(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        Problems problems = {0};
        Replay replay = {.end_tick = 77};
        if (replay_read(BAD[i].text, strlen(BAD[i].text), "bad", &replay, &problems))
            fail_msg("row %zu was read:\n%s", i, BAD[i].text);
        assert_int_equal(problems.count, 1);
        assert_int_equal(replay.end_tick, 77); /* untouched */
        if (problems.items[0].place.line != BAD[i].line || !strstr(problems.items[0].sentence, BAD[i].piece))
            fail_msg("row %zu: %s", i, problem_line(&problems.items[0], &problems.arena));
        problems_release(&problems);
    }
}

static bool reads(const char *text, size_t length, uint32_t line, const char *piece) {
    Problems problems = {0};
    Replay replay;
    bool ok = replay_read(text, length, "replay", &replay, &problems);
    if (ok) {
        replay_release(&replay);
    } else if (problems.items[0].place.line != line || !strstr(problems.items[0].sentence, piece)) {
        fail_msg("%s", problem_line(&problems.items[0], &problems.arena));
    }
    problems_release(&problems);
    return ok;
}

static void bytes_and_sizes_are_bounded(void **state) {
    (void)state;
    static const char nul[] = "quizleaf-replay 1\npa\0ck\n";
    assert_false(reads(nul, sizeof nul - 1, 2, "NUL byte"));
    assert_false(reads("\0", 1, 1, "NUL byte"));
    assert_false(reads(NULL, 0, 1, "empty"));

    Buffer text = {.limit_bytes = 2 * REPLAY_BYTES_MAX};
    buffer_add_text(&text, HEAD);
    for (int i = 0; i < REPLAY_ACTIONS_MAX; i++) buffer_add_text(&text, "at 1 pause\n");
    size_t length = text.length;
    buffer_add_text(&text, "end 2\n");
    assert_true(reads(text.text, text.length, 0, ""));
    text.length = length;
    buffer_add_text(&text, "at 1 pause\n");
    assert_false(reads(text.text, text.length, 10 + REPLAY_ACTIONS_MAX, "more than 100000 actions"));
    while (text.length <= REPLAY_BYTES_MAX) buffer_add_text(&text, "at 1 pause\n");
    assert_false(reads(text.text, text.length, 0, "larger than a replay"));
    buffer_release(&text);
}

static void other_line_ends_are_read(void **state) {
    (void)state;
    assert_true(reads(GOOD, strlen(GOOD), 0, ""));
    assert_true(reads(GOOD, strlen(GOOD) - 1, 0, "")); /* the last line without an end */
    Buffer text = {0};
    for (const char *at = GOOD; *at; at++) buffer_format(&text, *at == '\n' ? "\r%c" : "%c", *at);
    assert_true(reads(text.text, text.length, 0, ""));
    buffer_release(&text);
}

static void what_is_written_is_read(void **state) {
    (void)state;
    Problems problems = {0};
    Replay replay;
    assert_true(replay_read(GOOD, strlen(GOOD), "replay", &replay, &problems));
    assert_string_equal(replay.pack_title, "Leaves");
    assert_int_equal(replay.seed, 255);
    assert_int_equal(replay.rules.card_count, 10);
    assert_int_equal(replay.rules.seconds_per_card, 20);
    assert_true(replay.rules.speed_counts);
    assert_int_equal(replay.action_count, 7);
    assert_int_equal(replay.actions[0].value, 2);
    assert_string_equal(replay.actions[0].text, "");
    assert_int_equal(replay.actions[4].kind, ACTION_ANSWER);
    assert_string_equal(replay.actions[4].text, "Kit Connor");
    assert_int_equal(replay.actions[5].value, INT32_MIN);
    assert_int_equal(replay.actions[6].kind, ACTION_QUIT);
    assert_int_equal(replay.end_tick, 31);
    Buffer text = {0};
    replay_write(&replay, &text);
    assert_string_equal(buffer_text(&text), GOOD);
    buffer_release(&text);
    replay_release(&replay);
    problems_release(&problems);
}

/* Any byte set to anything, pieces taken out and doubled: refused with one problem, or read and then written
 * as text that reads the same. */
static void assert_survives(const Buffer *text) {
    Problems problems = {0};
    Replay replay;
    if (replay_read(text->text, text->length, "mutant", &replay, &problems)) {
        Buffer again = {0};
        replay_write(&replay, &again);
        assert_true(reads(again.text, again.length, 0, ""));
        buffer_release(&again);
        replay_release(&replay);
        assert_int_equal(problems.count, 0);
    } else {
        assert_int_equal(problems.count, 1);
        const char *sentence = problems.items[0].sentence;
        assert_int_equal(text_find_invalid(sentence, strlen(sentence)), strlen(sentence));
        assert_false(text_has_control(sentence));
    }
    problems_release(&problems);
}

static void mutants_are_survived(void **state) {
    (void)state;
    Random dice = random_seeded(7);
    size_t length = strlen(GOOD);
    for (int round = 0; round < 10000; round++) {
        Buffer text = {0};
        uint32_t from = random_below(&dice, (uint32_t)length), to = random_below(&dice, (uint32_t)length);
        switch (random_below(&dice, 3)) {
        case 0:
            buffer_add(&text, GOOD, length);
            break;
        case 1: /* cut out, or doubled when from > to */
            buffer_add(&text, GOOD, from);
            buffer_add(&text, GOOD + to, length - to);
            break;
        default:
            buffer_add(&text, GOOD, from + 1);
            break;
        }
        for (uint32_t changes = random_below(&dice, 4); changes > 0; changes--) {
            static const char likely[] = "\0\n\r 019afx-\xFF\xC3";
            char byte = (random_next(&dice) & 1) ? likely[random_below(&dice, sizeof likely - 1)]
                                                 : (char)random_below(&dice, 256);
            text.text[random_below(&dice, (uint32_t)text.length)] = byte;
        }
        assert_survives(&text);
        buffer_release(&text);
    }
}

static void a_played_match_plays_again(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    for (uint64_t seed = 0; seed < 60; seed++) {
        MatchRules rules = {.card_count = seed % 3 ? 10 : 0,
                            .seconds_per_card = seed % 4 ? 10 : 0,
                            .speed_counts = seed % 5 != 0};
        Match match, again;
        Replay replay, read;
        play_match(&cards, "Leaves", &rules, seed, &match, &replay);
        Buffer text = {0};
        replay_write(&replay, &text);
        Problems problems = {0};
        assert_true(replay_read(text.text, text.length, "replay", &read, &problems));
        assert_true(replay_play(&read, &cards, &again));
        assert_int_equal(again.phase, MATCH_FINISHED);
        assert_string_equal(match_fingerprint(&again).hex, match_fingerprint(&match).hex);
        match_release(&again);
        match_release(&match);
        replay_release(&read);
        replay_release(&replay);
        problems_release(&problems);
        buffer_release(&text);
    }
    arena_release(&arena);
}

static void other_cards_are_refused(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_cards(&arena), others = make_cards(&arena);
    others.items[3].prompt = "Another question?";
    MatchRules rules = {.card_count = 10};
    Match match = {.tick = 77};
    Replay replay;
    replay_init(&replay, &cards, "Leaves", &rules, 1);
    assert_false(replay_play(&replay, &others, &match));
    assert_int_equal(match.tick, 77);
    replay_release(&replay);
    arena_release(&arena);
}

/* The longest replay that can be read, with all of its time spent on one untimed card: 414 days. */
static void a_year_is_played_in_a_moment(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    MatchRules rules = {.card_count = 10};
    Replay replay;
    Match match;
    replay_init(&replay, &cards, "Leaves", &rules, 1);
    replay.end_tick = REPLAY_TICKS_MAX;
    assert_true(replay_play(&replay, &cards, &match)); /* step by step it would take minutes */
    assert_int_equal(match.tick, REPLAY_TICKS_MAX);
    assert_int_equal(match_turn(&match)->ticks, REPLAY_TICKS_MAX);
    match_release(&match);
    replay_release(&replay);
    arena_release(&arena);
}

static void the_scoreboard_says_how_it_went(void **state) {
    (void)state;
    Arena arena = {0};
    CardList cards = make_cards(&arena);
    MatchRules rules = {.card_count = 4, .seconds_per_card = 10, .speed_counts = true};
    Match match;
    MatchEvents ignored;
    Replay replay;
    match_init(&match, &cards, &rules, 3);
    replay_init(&replay, &cards, "Leaves", &rules, 3);
    do_action(&match, &replay, ACTION_ANSWER, right_value(&match));
    do_action(&match, &replay, ACTION_CONTINUE, 0);
    do_action(&match, &replay, ACTION_ANSWER, right_value(&match) ? 0 : 1);
    do_action(&match, &replay, ACTION_CONTINUE, 0);
    while (match.phase == MATCH_QUESTION) match_step(&match, NULL, 0, &ignored);
    do_action(&match, &replay, ACTION_CONTINUE, 0);
    do_action(&match, &replay, ACTION_QUIT, 0);
    Buffer text = {0};
    scoreboard_write(&match, &text);
    static const char *const pieces[] = {
        "Card  Result        Points  Streak  Prompt\n   1  right           1000       1  Question ",
        "\n   2  wrong              0       0  Question ",
        "\n   3  out of time        0       0  Question ",
        "\n   4  not answered       0       0  Question ",
        "\n\n1000 points, 1 of 4 right, longest streak 1, ended early at tick ",
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        if (!strstr(buffer_text(&text), pieces[i])) fail_msg("\"%s\" is not in:\n%s", pieces[i], text.text);
    buffer_release(&text);
    match_release(&match);
    replay_release(&replay);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_replays_are_refused_at_their_line),
        cmocka_unit_test(bytes_and_sizes_are_bounded),
        cmocka_unit_test(other_line_ends_are_read),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(mutants_are_survived),
        cmocka_unit_test(a_played_match_plays_again),
        cmocka_unit_test(other_cards_are_refused),
        cmocka_unit_test(a_year_is_played_in_a_moment),
        cmocka_unit_test(the_scoreboard_says_how_it_went),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
