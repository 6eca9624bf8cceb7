/* A fuzz target without a fuzzer: every file of the folders goes through it once. So what the fuzzer has
 * found stays found, with any compiler. */
#include <dirent.h>
#include <stdio.h>

#include "base/buffer.h"
#include "fuzz/fuzz_checks.h"

static bool run_file(const char *path) {
    Buffer file = {0};
    const char *why;
    if (!buffer_read_file(&file, path, &why)) {
        fprintf(stderr, "%s: %s\n", path, why);
        return false;
    }
    /* Bytes of their own: reading behind them is seen by a sanitizer. */
    uint8_t *bytes = malloc(file.length ? file.length : 1);
    require(bytes);
    if (file.length) memcpy(bytes, file.text, file.length);
    fprintf(stderr, "%s\n", path);
    LLVMFuzzerTestOneInput(bytes, file.length);
    free(bytes);
    buffer_release(&file);
    return true;
}

/* How many files there were; 0 also where one cannot be read. */
static size_t run_folder(const char *folder) {
    DIR *entries = opendir(folder);
    size_t count = 0;
    bool ok = entries;
    for (struct dirent *entry; ok && (entry = readdir(entries));) {
        char path[500];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        ok = run_file(path);
        count++;
    }
    if (entries) closedir(entries);
    if (!ok || count == 0) fprintf(stderr, "%s: not every file was read, or there is none\n", folder);
    return ok ? count : 0;
}

int main(int count, char **folders) {
    for (int i = 1; i < count; i++)
        if (run_folder(folders[i]) == 0) return 1;
    return count > 1 ? 0 : 1;
}
