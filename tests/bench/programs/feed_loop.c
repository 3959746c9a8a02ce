/* feed_loop COUNT BYTES COMMAND...: an event listener's other side and nothing more: hands it that many events of that size. */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* The listener's last words after each event. */
static const char ready[] = "READY\n";
enum { READY_LENGTH = sizeof ready - 1 };

static int is_ready(int fd) {
    char heard[256];
    size_t length = 0;
    for (;;) {
        ssize_t count = read(fd, heard + length, sizeof heard - length);
        if (count <= 0) return 0;
        length += (size_t)count;
        if (length >= READY_LENGTH && memcmp(heard + length - READY_LENGTH, ready, READY_LENGTH) == 0) return 1;
        if (length == sizeof heard) return 0;
    }
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    int count = atoi(argv[1]), bytes = atoi(argv[2]);
    int to[2], from[2];
    if (pipe(to) != 0 || pipe(from) != 0) return 1;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to[0], 0);
    posix_spawn_file_actions_adddup2(&actions, from[1], 1);
    posix_spawn_file_actions_addclose(&actions, to[1]);
    pid_t pid;
    if (posix_spawnp(&pid, argv[3], &actions, NULL, argv + 3, environ) != 0) return 1;
    close(to[0]);
    close(from[1]);

    char *event = malloc((size_t)bytes + 64);
    if (event == NULL) return 1;
    int head = sprintf(event, "ver:3.0 eventname:PROCESS_COMMUNICATION len:%d\n", bytes);
    memset(event + head, 'x', (size_t)bytes);
    size_t length = (size_t)head + (size_t)bytes;
    int sent = 0;
    while (sent < count && is_ready(from[0]) && write(to[1], event, length) == (ssize_t)length) sent++;
    close(to[1]);
    waitpid(pid, NULL, 0);
    free(event);
    return sent == count ? 0 : 1;
}
