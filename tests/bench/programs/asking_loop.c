/*
 * asking_loop KIND PORT COUNT SECONDS DESCRIPTORS: does only what no daemon can do without to ask COUNT programs once a
 * second, in five slots, while it has so many descriptors open. Prints which part of a core that takes.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SLOTS = 5, LATER_MS = 50 };

extern char **environ;

static const char REQUEST[] = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: c\r\nAccept: */*\r\nConnection: close\r\n\r\n";

static double used(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void pause_until(struct timespec *time, long milliseconds) {
    time->tv_nsec += milliseconds * 1000000;
    time->tv_sec += time->tv_nsec / 1000000000;
    time->tv_nsec %= 1000000000;
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, time, NULL) != 0) continue;
}

/* Gives the descriptor that the answer comes from, -1 for none. */
static int ask_by_tcp(int port, int by_http) {
    struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(fd, (struct sockaddr *)&peer, sizeof peer) != 0) exit(1);
    if (by_http && write(fd, REQUEST, strlen(REQUEST)) > 0) return fd;
    close(fd);
    return -1;
}

static int ask_by_command(void) {
    static char *const command[] = {"/bin/true", NULL};
    static posix_spawnattr_t attributes;
    static int is_made = 0;
    if (!is_made++) {
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        sigset_t signals;
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes, &signals);
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes, &signals);
    }
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) exit(1);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
    pid_t pid;
    if (posix_spawn(&pid, command[0], &actions, &attributes, command, environ) != 0) exit(1);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    return ends[0];
}

int main(int argc, char **argv) {
    if (argc != 6) return 2;
    const char *kind = argv[1];
    int port = atoi(argv[2]), count = atoi(argv[3]), seconds = atoi(argv[4]), descriptors = atoi(argv[5]);
    int by_command = strcmp(kind, "command") == 0;
    for (int opened = 0; opened < descriptors; opened++) {
        if (open("/dev/null", O_RDONLY | O_CLOEXEC) < 0) return 1;
    }
    int *asked = calloc((size_t)count, sizeof *asked);
    char answer[4096];
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    double start = used();
    for (int slot = 0; slot < seconds * SLOTS; slot++) {
        for (int index = 0; index < count / SLOTS; index++) {
            asked[index] = by_command ? ask_by_command() : ask_by_tcp(port, strcmp(kind, "http") == 0);
        }
        pause_until(&time, LATER_MS);
        for (int index = 0; index < count / SLOTS; index++) {
            if (asked[index] < 0) continue;
            if (by_command) wait(NULL);
            if (read(asked[index], answer, sizeof answer) < 0) return 1;
            close(asked[index]);
        }
        pause_until(&time, 1000 / SLOTS - LATER_MS);
    }
    printf("%f\n", (used() - start) / seconds);
    return 0;
}
