/* Replays of parties: what is written is read, and every line that a stranger wrote is refused where it is
 * wrong. */
#include "unit/match_fixture.h"

#include "base/text.h"

#define PACK "pack 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
#define START "quizleaf-replay 1\n" PACK "title Leaves\nseed 00000000000000ff\n"
#define RULES(mode, lives, costs) /* lines 5 to 13 */                                                        \
    START "mode " mode "\ncards 10\nseconds 20\nspeed yes\nlives " lives "\nwrong-costs " costs              \
          "\nlate-average no\nwager yes\nwarm-up no\n"
#define HEAD RULES("buzz", "0", "yes") "hints none\n" /* lines 1 to 14 */
#define GOOD                                                                                                 \
    HEAD "at 0+0 seat 0 join 17 Ann\nat 0+8 seat 7 join 12607 Zoë B.\nat 3+2 seat 0 continue\n"             \
         "at 200+1 seat 7 buzz\nat 200+1 seat 0 buzz\nat 230+0 seat 7 answer -2147483648\n"                  \
         "at 240+3 seat 0 typed Kit  Connor\nat 240+3 seat 0 wager 100\nat 250+0 seat 7 leave\n"             \
         "at 251+0 seat 0 skip-card\nat 252+0 seat 0 more-time 30\nat 253+0 seat 7 remove\n"                 \
         "at 254+0 seat 0 rename Zoë\nat 255+0 seat 0 take-points -20\nat 256+0 seat 0 void-card 3\n"       \
         "at 256+0 seat 0 pause\nat 256+1 seat 0 resume\nat 256+2 seat 0 quit\nend 257\n"
#define TEN(piece) piece piece piece piece piece piece piece piece piece piece

static const struct {
    const char *text;
    uint32_t line, column;
    const char *piece;
} BAD[] = {
    {START "mode bingo\n", 5, 6, "\"bingo\" is no way to play"},
    {START "mode buzz\ncards 10\nseconds 20\nspeed yes\nhints none\n", 9, 1,
     "\"lives\" is expected here, not \"hints\""},
    {START "mode classic\ncards 10\nseconds 20\nspeed yes\nlives 0\n", 9, 1, "\"hints\" is expected here"},
    {RULES("buzz", "6", "yes"), 9, 7, "from 0 to 5, not \"6\""},
    {RULES("buzz", "-1", "yes"), 9, 7, "from 0 to 5"},
    {RULES("buzz", "0", "Yes"), 10, 13, "\"wrong-costs\" is \"yes\" or \"no\", not \"Yes\""},
    {RULES("buzz", "0", ""), 10, 13, "not \"\""},
    /* rules that the mode does not have */
    {RULES("buzz", "3", "yes") "hints none\n", 13, 0, "not the rules of \"buzz\""},
    {RULES("everyone", "0", "yes") "hints none\n", 13, 0, "not the rules of \"everyone\""},
    {RULES("teams", "1", "no") "hints none\n", 13, 0, "not the rules of \"teams\""},
    {RULES("last-leaf", "3", "no") "hints none\n", 13, 0, "not the rules of \"last-leaf\""},
    /* ticks and milliseconds */
    {HEAD "at 5 seat 0 buzz\n", 15, 5, "\"345+0\" to \"345+8\""},
    {HEAD "at 5+ seat 0 buzz\n", 15, 6, "\"345+0\" to \"345+8\""},
    {HEAD "at 5+9 seat 0 buzz\n", 15, 6, "\"345+0\" to \"345+8\""},
    {HEAD "at 5+-1 seat 0 buzz\n", 15, 6, "\"345+0\" to \"345+8\""},
    {HEAD "at 5+4294967296 seat 0 buzz\n", 15, 6, "\"345+0\" to \"345+8\""},
    {HEAD "at 5+1+1 seat 0 buzz\n", 15, 6, "\"345+0\" to \"345+8\""},
    {HEAD "at +1 seat 0 buzz\n", 15, 4, "tick from 0"},
    {HEAD "at -5+1 seat 0 buzz\n", 15, 4, "tick from 0"},
    {HEAD "at 4294967296+0 seat 0 buzz\n", 15, 4, "tick from 0 to 4294967295"},
    {HEAD "at 5+1 seat 0 buzz\nat 4+1 seat 0 buzz\n", 16, 4, "Tick 4 comes after tick 5"},
    {HEAD "at 5+1 seat 0 buzz\nat 5+0 seat 0 buzz\n", 16, 4, "Millisecond 0 comes after millisecond 1"},
    {HEAD "at 5+1 seat 0 buzz\nend 5\n", 16, 5, "before its last action"},
    /* seats */
    {HEAD "at 5+1 buzz\n", 15, 8, "\"seat\" and a number from 0 to 7"},
    {HEAD "at 5+1 seat buzz\n", 15, 13, "\"seat\" and a number from 0 to 7"},
    {HEAD "at 5+1 seat 8 buzz\n", 15, 13, "\"seat\" and a number from 0 to 7"},
    {HEAD "at 5+1 seat -1 buzz\n", 15, 13, "\"seat\" and a number from 0 to 7"},
    {HEAD "at 5+1 seat 4294967296 buzz\n", 15, 13, "\"seat\" and a number from 0 to 7"},
    {HEAD "at 5+1 Seat 0 buzz\n", 15, 8, "\"seat\" and a number from 0 to 7"},
    {HEAD "at 5+1  seat 0 buzz\n", 15, 8, "\"seat\" and a number from 0 to 7"},
    /* deeds */
    {HEAD "at 5+1 seat 0\n", 15, 14, "no action \"\""},
    {HEAD "at 5+1 seat 0 dance\n", 15, 15, "no action \"dance\""},
    {HEAD "at 5+1 seat 0 \x1B[2J\n", 15, 15, "no action \"?\""},
    {HEAD "at 5+1 seat 0 Zoë\n", 15, 15, "no action \"Zoë\""},
    {HEAD "at 5+1 seat 0 buzz 1\n", 15, 20, "Nothing may follow \"buzz\""},
    {HEAD "at 5+1 seat 0 leave now\n", 15, 21, "Nothing may follow \"leave\""},
    {HEAD "at 5+1 seat 0 skip-card 1\n", 15, 25, "Nothing may follow \"skip-card\""},
    {HEAD "at 5+1 seat 0 remove 1\n", 15, 22, "Nothing may follow \"remove\""},
    {HEAD "at 5+1 seat 0 wager\n", 15, 20, "\"wager\" takes a whole number"},
    {HEAD "at 5+1 seat 0 wager 50%\n", 15, 21, "\"wager\" takes a whole number"},
    {HEAD "at 5+1 seat 0 wager 2147483648\n", 15, 21, "\"wager\" takes a whole number"},
    {HEAD "at 5+1 seat 0 more-time 1.5\n", 15, 25, "\"more-time\" takes a whole number"},
    {HEAD "at 5+1 seat 0 take-points +5\n", 15, 27, "\"take-points\" takes a whole number"},
    {HEAD "at 5+1 seat 0 take-points -2147483649\n", 15, 27, "\"take-points\" takes a whole number"},
    {HEAD "at 5+1 seat 0 void-card x\n", 15, 25, "\"void-card\" takes a whole number"},
    /* names */
    {HEAD "at 5+1 seat 0 join\n", 15, 19, "\"join\" takes a whole number"},
    {HEAD "at 5+1 seat 0 join Ann\n", 15, 20, "\"join\" takes a whole number"},
    {HEAD "at 5+1 seat 0 join 17\n", 15, 22, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 join 17 \n", 15, 23, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 join 17    \n", 15, 23, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 join 17 A\tB\n", 15, 23, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 join 17 A\xE2\x80\xAE"
          "B\n",
     15, 23, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 join 17 " TEN("ab") "c\n", 15, 23, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 join 17 " TEN(TEN("abcd")) "\n", 15, 23, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 rename\n", 15, 21, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 rename \xC2\xA0\n", 15, 22, "A name has 1 to 20 characters"},
    {HEAD "at 5+1 seat 0 rename Zo\xC3\n", 15, 24, "UTF-8"},
    {HEAD "at 5+1 seat 0 typed\n", 15, 20, "text of 1 to 60"},
    {HEAD "at 5+1 seat 0 rename Zo\xC3\xAB\nat 6+0 seat 0 r\xC3\xAB rename\n", 16, 15, "no action"},
};

static void every_hostile_line_is_refused_where_it_is_wrong(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        Problems problems = {0};
        Replay replay = {.end_tick = 77};
        if (replay_read(BAD[i].text, strlen(BAD[i].text), "bad", &replay, &problems))
            fail_msg("row %zu was read:\n%s", i, BAD[i].text);
        assert_int_equal(problems.count, 1);
        assert_int_equal(replay.end_tick, 77); /* untouched */
        const Problem *problem = &problems.items[0];
        if (problem->place.line != BAD[i].line || problem->place.column != BAD[i].column ||
            !strstr(problem->sentence, BAD[i].piece))
            fail_msg("row %zu: %s", i, problem_line(problem, &problems.arena));
        problems_release(&problems);
    }
}

static bool reads(const char *text, size_t length, Buffer *again) {
    Problems problems = {0};
    Replay replay;
    bool ok = replay_read(text, length, "replay", &replay, &problems);
    buffer_clear(again);
    if (ok) replay_write(&replay, again);
    if (ok) replay_release(&replay);
    assert_int_equal(problems.count, ok ? 0 : 1);
    for (size_t i = 0; i < problems.count; i++) {
        const char *sentence = problems.items[i].sentence;
        assert_int_equal(text_find_invalid(sentence, strlen(sentence)), strlen(sentence));
        assert_false(text_has_control(sentence));
        assert_true(problems.items[i].place.line > 0);
    }
    problems_release(&problems);
    return ok;
}

static void what_is_written_is_read(void **state) {
    (void)state;
    Buffer again = {0};
    assert_true(reads(GOOD, strlen(GOOD), &again));
    assert_string_equal(buffer_text(&again), GOOD);
    buffer_release(&again);
}

/* Bytes set to anything, pieces cut out and doubled: refused, or read and written as text that reads the
 * same. */
static void mutants_are_survived(void **state) {
    (void)state;
    Random dice = random_seeded(8);
    uint32_t length = (uint32_t)strlen(GOOD), read = 0;
    for (int round = 0; round < 20000; round++) {
        Buffer text = {0}, again = {0}, third = {0};
        uint32_t from = random_below(&dice, length), to = random_below(&dice, length);
        bool cuts = random_below(&dice, 3) == 0;
        buffer_add(&text, GOOD, cuts ? from : length);
        if (cuts) buffer_add(&text, GOOD + to, length - to);
        for (uint32_t changes = random_below(&dice, 4); changes > 0 && text.length; changes--) {
            static const char likely[] = "\0\n\r 0189+-seat\xFF\xC3";
            text.text[random_below(&dice, (uint32_t)text.length)] =
                likely[random_below(&dice, sizeof likely - 1)];
        }
        if (reads(buffer_text(&text), text.length, &again)) {
            read++;
            assert_true(reads(buffer_text(&again), again.length, &third));
            assert_string_equal(buffer_text(&again), buffer_text(&third));
        }
        buffer_release(&text);
        buffer_release(&again);
        buffer_release(&third);
    }
    assert_true(read > 100); /* not only refused */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_hostile_line_is_refused_where_it_is_wrong),
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(mutants_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
