/* writer FILE ROUNDS: writes the file to stdout so many times, in pieces of 4 KiB, as a program that logs a lot does. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 4096 };

static int write_all(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(STDOUT_FILENO, bytes, length < PIECE ? length : PIECE);
        if (count <= 0) return 0;
        bytes += count;
        length -= (size_t)count;
    }
    return 1;
}

int main(int argc, char **argv) {
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) return 2;
    size_t length = (size_t)ftell(file);
    char *text = malloc(length);
    rewind(file);
    if (text == NULL || fread(text, 1, length, file) != length) return 2;
    for (long rounds = atol(argv[2]); rounds > 0; rounds--) {
        if (!write_all(text, length)) return 1;
    }
    return 0;
}
