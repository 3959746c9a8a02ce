/* fork() that returns, where there is a file named "ends", when the child has ended. Not for children themselves. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((constructor)) static void forget(void) { unsetenv("LD_PRELOAD"); }

pid_t fork(void) {
  pid_t (*real)(void) = dlsym(RTLD_NEXT, "fork");
  pid_t pid = real();
  siginfo_t info;
  if (pid > 0 && access("ends", F_OK) == 0) waitid(P_PID, pid, &info, WEXITED | WNOWAIT);
  return pid;
}
