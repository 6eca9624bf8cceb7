/* Starts a program and prints the milliseconds until something of it can be seen: until the pixel in the
 * middle of the display is no longer black. Looks from outside, at the file in which Xvfb keeps its pixels,
 * so every program is measured alike: first_frame FILE PROGRAM ARGUMENTS... */
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define GIVE_UP_MS 10000.0

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void sleep_us(long us) {
    nanosleep(&(struct timespec){.tv_nsec = us * 1000}, NULL);
}

/* A word of the header of an xwd file. */
static uint32_t word(const volatile uint8_t *file, int index) {
    const volatile uint8_t *at = file + 4 * index;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Header, colour table of 12 bytes a row, then rows of 4 bytes a pixel. */
static const volatile uint8_t *middle_pixel(const volatile uint8_t *file) {
    size_t pixels = word(file, 0) + 12 * (size_t)word(file, 19);
    return file + pixels + (size_t)word(file, 12) * (word(file, 5) / 2) + 4 * (size_t)(word(file, 4) / 2);
}

static bool is_black(const volatile uint8_t *pixel) {
    return !pixel[0] && !pixel[1] && !pixel[2];
}

static bool wait_for(const volatile uint8_t *pixel, bool black) {
    double end = now_ms() + GIVE_UP_MS;
    while (is_black(pixel) != black && now_ms() < end) sleep_us(100);
    return is_black(pixel) == black;
}

int main(int argc, char **argv) {
    int file = argc > 2 ? open(argv[1], O_RDONLY) : -1;
    struct stat about;
    if (file < 0 || fstat(file, &about) != 0) return EXIT_FAILURE;
    const volatile uint8_t *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_SHARED, file, 0);
    if (bytes == MAP_FAILED) return EXIT_FAILURE;
    const volatile uint8_t *pixel = middle_pixel(bytes);
    if (!wait_for(pixel, true)) return EXIT_FAILURE;
    double start = now_ms();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    bool seen = wait_for(pixel, false);
    printf("%.1f\n", now_ms() - start);
    kill(child, SIGTERM);
    waitpid(child, NULL, 0);
    return seen && wait_for(pixel, true) ? EXIT_SUCCESS : EXIT_FAILURE;
}
