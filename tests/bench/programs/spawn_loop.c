/* spawn_loop COUNT: spawns that many sleeping programs one after the other, prints how many a second, ends them. */
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 100;
    char *command[] = {"/bin/sleep", "100000", NULL};
    pid_t *pids = calloc((size_t)count, sizeof *pids);
    if (pids == NULL) return 1;
    double start = now();
    int made = 0;
    while (made < count && posix_spawn(&pids[made], command[0], NULL, NULL, command, environ) == 0) made++;
    double taken = now() - start;
    for (int index = 0; index < made; index++) kill(pids[index], SIGKILL);
    while (wait(NULL) > 0) continue;
    free(pids);
    printf("%f\n", made / taken);
    return made == count ? 0 : 1;
}
