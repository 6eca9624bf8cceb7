/* Any bytes as a pack of any format: it is recognised or not, read or refused, and what is read can be dealt.
 *
 *     cmake --preset fuzz && cmake --build build/fuzz --target fuzz_pack
 *     mkdir -p build/fuzz/found
 *     build/fuzz/tests/fuzz/fuzz_pack -max_len=4096 -max_total_time=300 build/fuzz/found tests/faults
 *
 * What crashes it becomes a file in tests/faults and a row in tests/unit/test_packs_faults.c, or a file in
 * tests/formats. */
#include "fuzz/fuzz_checks.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    Pack pack;
    Problems problems = {0};
    bool playable =
        pack_read_text_within(FUZZ_MEMORY_BYTES_MAX, "fuzz", (const char *)bytes, length, &pack, &problems);
    check_problems(&problems, playable);
    if (playable) check_deals(&pack);
    pack_release(&pack);
    problems_release(&problems);
    return 0;
}
