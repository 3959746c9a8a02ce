#!/bin/sh
# Linux 6.18: a child that waits with an epoll inherited from its parent never hears of its own signals by a signalfd in
# it, while poll on the very same signalfd tells at once.
#
# An epoll is woken by the signal queue of the process that added the signalfd. A read of the signalfd has the signals
# of whoever reads. So a daemon has to make its epoll, or add the signalfd, after the fork that detaches it.
#
# Expected: epoll and poll agree.
# Seen:     epoll 0, poll 1; after the child has added the signalfd to an epoll of its own, epoll 1.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/wait.c" <<'END'
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

static int watch(int fd) {
  int epoll = epoll_create1(0);
  struct epoll_event event = { .events = EPOLLIN };
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
  return epoll;
}

int main(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGUSR1);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  int fd = signalfd(-1, &signals, 0), inherited = watch(fd);
  if (fork() == 0) {
    struct epoll_event event;
    struct pollfd polled = { .fd = fd, .events = POLLIN };
    kill(getpid(), SIGUSR1);
    printf("inherited epoll %d, ", epoll_wait(inherited, &event, 1, 1000));
    printf("poll %d, ", poll(&polled, 1, 1000));
    printf("own epoll %d\n", epoll_wait(watch(fd), &event, 1, 1000));
    return 0;
  }
  wait(NULL);
}
END
cc -o "$work/wait" "$work/wait.c"
"$work/wait" | tee "$work/out"
[ "$(cat "$work/out")" = "inherited epoll 0, poll 1, own epoll 1" ]
