/*
 * request SOCKET METHOD COUNT SECONDS EVERY: makes so many XML-RPC calls without parameters over a unix socket, a
 * connection each, at least one and for at most so long, and begins them so many milliseconds apart or more; prints the
 * milliseconds until each answer's last byte, a line each.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Reads a head and as much behind it as its Content-Length says. */
static int read_answer(int fd) {
    static char head[65536];
    size_t got = 0, end = 0;
    while (end == 0 || got < end) {
        char rest[65536];
        ssize_t count = end == 0 ? read(fd, head + got, sizeof head - 1 - got) : read(fd, rest, sizeof rest);
        if (count <= 0) return 0;
        got += (size_t)count;
        if (end != 0) continue;
        head[got] = '\0';
        char *body = strstr(head, "\r\n\r\n"), *length = strcasestr(head, "\r\ncontent-length:");
        if (body != NULL && length != NULL) end = (size_t)(body + 4 - head) + strtoul(length + 17, NULL, 10);
    }
    return 1;
}

int main(int argc, char **argv) {
    if (argc != 6) return 2;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);
    char body[1024], request[2048];
    int length = snprintf(body, sizeof body,
        "<?xml version='1.0'?>\n<methodCall>\n<methodName>%s</methodName>\n<params>\n</params>\n</methodCall>\n", argv[2]);
    length = snprintf(request, sizeof request,
        "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/xml\r\n"
        "Content-Length: %d\r\n\r\n%s", length, body);

    int wanted = atoi(argv[3]), made = 0;
    double *taken = calloc((size_t)wanted, sizeof *taken), end = now() + atof(argv[4]) * 1e3, every = atof(argv[5]);
    if (taken == NULL) return 1;
    do {
        double start = now();
        int fd = socket(AF_UNIX, SOCK_STREAM, 0);
        if (connect(fd, (struct sockaddr *)&address, sizeof address) != 0) return 1;
        if (write(fd, request, (size_t)length) != length || !read_answer(fd)) return 1;
        double time = taken[made++] = now() - start;
        close(fd);
        if (time < every) usleep((useconds_t)((every - time) * 1e3));
    } while (made < wanted && now() < end);
    for (int index = 0; index < made; index++) printf("%f\n", taken[index]);
    return 0;
}
