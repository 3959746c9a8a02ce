const EPOLL_WAIT = [
  "i32", /* int epfd */
  "buffer", /* struct epoll_event *events */
  "i32", /* int maxevents */
  "i32", /* int timeout */
] as const;

/**
 * The functions of libc that are used, by what they are about (glibc on Linux, x86-64 and aarch64). Every parameter
 * bears its C declaration.
 *
 * `ssize_t` results are declared "i32": Linux transfers at most 0x7ffff000 bytes a call, so nothing is cut off, and a
 * number comes back where "isize" would allocate a BigInt. The variadic open, fcntl, syscall and prctl take their integer
 * arguments as ordinary functions do on both architectures, and so does syslog its one pointer.
 */
export const SYMBOLS = {
  files: {
    read: { parameters: ["i32", /* int fd */ "buffer", /* void *buf */ "usize" /* size_t count */], result: "i32" },
    write: {
      parameters: ["i32", /* int fd */ "buffer", /* const void *buf */ "usize" /* size_t count */],
      result: "i32",
    },
    pread: {
      parameters: ["i32", /* int fd */ "buffer", /* void *buf */ "usize", /* size_t count */ "i64" /* off_t offset */],
      result: "i32",
    },
    open: {
      parameters: ["buffer", /* const char *path */ "i32", /* int flags */ "u32" /* mode_t mode */],
      result: "i32",
    },
    close: { parameters: ["i32" /* int fd */], result: "i32" },
    fcntl: { parameters: ["i32", /* int fd */ "i32", /* int cmd */ "i32" /* int arg */], result: "i32" },
    lseek: { parameters: ["i32", /* int fd */ "i64", /* off_t offset */ "i32" /* int whence */], result: "i64" },
    ftruncate: { parameters: ["i32", /* int fd */ "i64" /* off_t length */], result: "i32" },
    statx: {
      parameters: [
        "i32", /* int dirfd */
        "buffer", /* const char *pathname */
        "i32", /* int flags */
        "u32", /* unsigned int mask */
        "buffer", /* struct statx *statxbuf */
      ],
      result: "i32",
    },
    access: { parameters: ["buffer", /* const char *path */ "i32" /* int mode */], result: "i32" },
    pipe2: { parameters: ["buffer", /* int pipefd[2] */ "i32" /* int flags */], result: "i32" },
    dup2: { parameters: ["i32", /* int oldfd */ "i32" /* int newfd */], result: "i32" },
    poll: {
      parameters: ["buffer", /* struct pollfd *fds */ "u64", /* nfds_t nfds */ "i32" /* int timeout */],
      result: "i32",
    },
  },

  paths: {
    rename: { parameters: ["buffer", /* const char *oldpath */ "buffer" /* const char *newpath */], result: "i32" },
    unlink: { parameters: ["buffer" /* const char *path */], result: "i32" },
    link: { parameters: ["buffer", /* const char *oldpath */ "buffer" /* const char *newpath */], result: "i32" },
    chmod: { parameters: ["buffer", /* const char *path */ "u32" /* mode_t mode */], result: "i32" },
    chown: {
      parameters: ["buffer", /* const char *path */ "u32", /* uid_t owner */ "u32" /* gid_t group */],
      result: "i32",
    },
    chdir: { parameters: ["buffer" /* const char *path */], result: "i32" },
    umask: { parameters: ["u32" /* mode_t mask */], result: "u32" },
  },

  processes: {
    kill: { parameters: ["i32", /* pid_t pid */ "i32" /* int sig */], result: "i32" },
    waitpid: {
      parameters: ["i32", /* pid_t pid */ "buffer", /* int *wstatus */ "i32" /* int options */],
      result: "i32",
    },
    getuid: { parameters: [], result: "u32" },
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

  sockets: {
    socket: { parameters: ["i32", /* int domain */ "i32", /* int type */ "i32" /* int protocol */], result: "i32" },
    bind: {
      parameters: ["i32", /* int sockfd */ "buffer", /* const struct sockaddr *addr */ "u32" /* socklen_t addrlen */],
      result: "i32",
    },
    listen: { parameters: ["i32", /* int sockfd */ "i32" /* int backlog */], result: "i32" },
    setsockopt: {
      parameters: [
        "i32", /* int sockfd */
        "i32", /* int level */
        "i32", /* int optname */
        "buffer", /* const void *optval */
        "u32", /* socklen_t optlen */
      ],
      result: "i32",
    },
    getaddrinfo: {
      parameters: [
        "buffer", /* const char *node */
        "buffer", /* const char *service */
        "buffer", /* const struct addrinfo *hints */
        "buffer", /* struct addrinfo **res */
      ],
      result: "i32",
    },
    freeaddrinfo: { parameters: ["pointer" /* struct addrinfo *res */], result: "void" },
    gai_strerror: { parameters: ["i32" /* int errcode */], result: "pointer" },
  },

  memory: {
    malloc_trim: { parameters: ["usize" /* size_t pad */], result: "i32" },
    madvise: {
      parameters: ["usize", /* void *addr */ "usize", /* size_t length */ "i32" /* int advice */],
      result: "i32",
    },
  },

  time: {
    localtime_r: {
      parameters: ["buffer", /* const time_t *timep */ "buffer" /* struct tm *result */],
      result: "pointer",
    },
  },

  logging: {
    openlog: {
      parameters: ["buffer", /* const char *ident */ "i32", /* int option */ "i32" /* int facility */],
      result: "void",
    },
    /** Variadic: the format is always "%s". */
    syslog: {
      parameters: ["i32", /* int priority */ "buffer", /* const char *format */ "buffer" /* const char *argument */],
      result: "void",
    },
  },

  readiness: {
    epoll_create1: { parameters: ["i32" /* int flags */], result: "i32" },
    epoll_ctl: {
      parameters: [
        "i32", /* int epfd */
        "i32", /* int op */
        "i32", /* int fd */
        "buffer", /* struct epoll_event *event */
      ],
      result: "i32",
    },
    /** Runs on a thread of its own, so its errno is out of reach. */
    epoll_wait: { parameters: EPOLL_WAIT, result: "i32", nonblocking: true },
    /** The same on this thread, for a look without a wait: timeout 0. */
    epoll_look: { name: "epoll_wait", parameters: EPOLL_WAIT, result: "i32" },
    eventfd: { parameters: ["u32", /* unsigned int initval */ "i32" /* int flags */], result: "i32" },
  },
} as const;
