/**
 * The functions of libc about processes and what they run as (see libc_symbols.ts). The variadic syscall and prctl take
 * their integer arguments as ordinary functions do on x86-64 and aarch64.
 */
export const PROCESS_SYMBOLS = {
  processes: {
    kill: { parameters: ["i32", /* pid_t pid */ "i32" /* int sig */], result: "i32" },
    waitpid: {
      parameters: ["i32", /* pid_t pid */ "buffer", /* int *wstatus */ "i32" /* int options */],
      result: "i32",
    },
    getuid: { parameters: [], result: "u32" },
    clone: {
      parameters: [
        "usize", /* int (*fn)(void *) */
        "usize", /* void *stack */
        "i32", /* int flags */
        "usize", /* void *arg */
      ],
      result: "i32",
    },
    /** By syscall(2), as glibc has these from 2.36 only. */
    pidfd_open: {
      name: "syscall",
      parameters: ["i64", /* long number */ "i32", /* pid_t pid */ "u32" /* unsigned int flags */],
      result: "i64",
    },
    pidfd_getfd: {
      name: "syscall",
      parameters: [
        "i64",
        /* long number */ "i32",
        /* int pidfd */ "i32",
        /* int targetfd */ "u32", /* unsigned int flags */
      ],
      result: "i64",
    },
    pidfd_send_signal: {
      name: "syscall",
      parameters: [
        "i64", /* long number */
        "i32", /* int pidfd */
        "i32", /* int sig */
        "pointer", /* siginfo_t *info */
        "u32", /* unsigned int flags */
      ],
      result: "i64",
    },
    getrlimit: { parameters: ["i32", /* int resource */ "buffer" /* struct rlimit *rlim */], result: "i32" },
    setrlimit: { parameters: ["i32", /* int resource */ "buffer" /* const struct rlimit *rlim */], result: "i32" },
  },

  spawning: {
    posix_spawn: {
      parameters: [
        "buffer", /* pid_t *pid */
        "buffer", /* const char *path */
        "buffer", /* const posix_spawn_file_actions_t *file_actions */
        "buffer", /* const posix_spawnattr_t *attrp */
        "buffer", /* char *const argv[] */
        "buffer", /* char *const envp[] */
      ],
      result: "i32",
    },
    execve: {
      parameters: [
        "buffer", /* const char *pathname */
        "buffer", /* char *const argv[] */
        "buffer", /* char *const envp[] */
      ],
      result: "i32",
    },
    posix_spawn_file_actions_init: { parameters: ["buffer" /* posix_spawn_file_actions_t *actions */], result: "i32" },
    posix_spawn_file_actions_destroy: {
      parameters: ["buffer" /* posix_spawn_file_actions_t *actions */],
      result: "i32",
    },
    posix_spawn_file_actions_adddup2: {
      parameters: ["buffer", /* posix_spawn_file_actions_t *actions */ "i32", /* int fd */ "i32" /* int newfd */],
      result: "i32",
    },
    /** glibc 2.29. */
    posix_spawn_file_actions_addchdir_np: {
      parameters: ["buffer", /* posix_spawn_file_actions_t *actions */ "buffer" /* const char *path */],
      result: "i32",
      optional: true,
    },
    posix_spawnattr_init: { parameters: ["buffer" /* posix_spawnattr_t *attr */], result: "i32" },
    posix_spawnattr_destroy: { parameters: ["buffer" /* posix_spawnattr_t *attr */], result: "i32" },
    posix_spawnattr_setflags: {
      parameters: ["buffer", /* posix_spawnattr_t *attr */ "i16" /* short flags */],
      result: "i32",
    },
    posix_spawnattr_setpgroup: {
      parameters: ["buffer", /* posix_spawnattr_t *attr */ "i32" /* pid_t pgroup */],
      result: "i32",
    },
    posix_spawnattr_setsigmask: {
      parameters: ["buffer", /* posix_spawnattr_t *attr */ "buffer" /* const sigset_t *sigmask */],
      result: "i32",
    },
    posix_spawnattr_setsigdefault: {
      parameters: ["buffer", /* posix_spawnattr_t *attr */ "buffer" /* const sigset_t *sigdefault */],
      result: "i32",
    },
  },

  signals: {
    signal: { parameters: ["i32", /* int signum */ "usize" /* sighandler_t handler */], result: "usize" },
    pthread_sigmask: {
      parameters: ["i32", /* int how */ "buffer", /* const sigset_t *set */ "pointer" /* sigset_t *oldset */],
      result: "i32",
    },
    /** By syscall(2): the wrapper leaves out libc's own signals. */
    rt_sigprocmask: {
      name: "syscall",
      parameters: [
        "i64", /* long number */
        "i32", /* int how */
        "buffer", /* const kernel_sigset_t *set */
        "buffer", /* kernel_sigset_t *oldset */
        "usize", /* size_t sigsetsize */
      ],
      result: "i64",
    },
    signalfd: {
      parameters: ["i32", /* int fd */ "buffer", /* const sigset_t *mask */ "i32" /* int flags */],
      result: "i32",
    },
  },

  identity: {
    getegid: { parameters: [], result: "u32" },
    getgroups: { parameters: ["i32", /* int size */ "buffer" /* gid_t list[] */], result: "i32" },
    setgroups: { parameters: ["usize", /* size_t size */ "buffer" /* const gid_t *list */], result: "i32" },
    setgid: { parameters: ["u32" /* gid_t gid */], result: "i32" },
    setuid: { parameters: ["u32" /* uid_t uid */], result: "i32" },
    /** syscall(2) with three word-sized arguments. */
    syscall: {
      parameters: ["i64", /* long number */ "i64", /* long arg1 */ "i64", /* long arg2 */ "i64" /* long arg3 */],
      result: "i64",
    },
    /** The same entry for setgroups(2), whose second argument is an address. */
    syscall_setgroups: {
      name: "syscall",
      parameters: ["i64", /* long number */ "usize", /* size_t size */ "buffer" /* const gid_t *list */],
      result: "i64",
    },
    capget: { parameters: ["buffer", /* cap_user_header_t h */ "buffer" /* cap_user_data_t d */], result: "i32" },
    capset: { parameters: ["buffer", /* cap_user_header_t h */ "buffer" /* const cap_user_data_t d */], result: "i32" },
    prctl: {
      parameters: [
        "i32", /* int option */
        "usize", /* unsigned long arg2 */
        "usize", /* unsigned long arg3 */
        "usize", /* unsigned long arg4 */
        "usize", /* unsigned long arg5 */
      ],
      result: "i32",
    },
  },

  users: {
    getpwnam: { parameters: ["buffer" /* const char *name */], result: "pointer" },
    getpwuid: { parameters: ["u32" /* uid_t uid */], result: "pointer" },
    getgrnam: { parameters: ["buffer" /* const char *name */], result: "pointer" },
    getgrgid: { parameters: ["u32" /* gid_t gid */], result: "pointer" },
    getgrouplist: {
      parameters: [
        "buffer", /* const char *user */
        "u32", /* gid_t group */
        "buffer", /* gid_t *groups */
        "buffer", /* int *ngroups */
      ],
      result: "i32",
    },
  },
} as const;
