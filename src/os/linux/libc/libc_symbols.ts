const EPOLL_WAIT = [
  "i32", /* int epfd */
  "buffer", /* struct epoll_event *events */
  "i32", /* int maxevents */
  "i32", /* int timeout */
] as const;

const GETADDRINFO = [
  "buffer", /* const char *node */
  "buffer", /* const char *service */
  "buffer", /* const struct addrinfo *hints */
  "buffer", /* struct addrinfo **res */
] as const;

/**
 * The functions of libc that are used, by what they are about (glibc on Linux, x86-64 and aarch64); those about processes
 * stand in libc_process_symbols.ts. Every parameter bears its C declaration.
 *
 * `ssize_t` results are declared "i32": Linux transfers at most 0x7ffff000 bytes a call, so nothing is cut off, and a
 * number comes back where "isize" would allocate a BigInt. The variadic open and fcntl take their integer arguments
 * as ordinary functions do on both architectures.
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
    fchmod: { parameters: ["i32", /* int fd */ "u32" /* mode_t mode */], result: "i32" },
    fchown: { parameters: ["i32", /* int fd */ "u32", /* uid_t owner */ "u32" /* gid_t group */], result: "i32" },
    /** On a thread of its own; its errno is out of reach. */
    fsync_aside: { name: "fsync", parameters: ["i32" /* int fd */], result: "i32", nonblocking: true },
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
    /** By syscall(2), as glibc has it from 2.27 only. */
    memfd_create: {
      name: "syscall",
      parameters: ["i64", /* long number */ "buffer", /* const char *name */ "i64" /* unsigned int flags */],
      result: "i64",
    },
    ioctl: {
      parameters: ["i32", /* int fd */ "u64", /* unsigned long request */ "buffer" /* void *argp */],
      result: "i32",
    },
    poll: {
      parameters: ["buffer", /* struct pollfd *fds */ "u64", /* nfds_t nfds */ "i32" /* int timeout */],
      result: "i32",
    },
  },

  paths: {
    rename: { parameters: ["buffer", /* const char *oldpath */ "buffer" /* const char *newpath */], result: "i32" },
    unlink: { parameters: ["buffer" /* const char *path */], result: "i32" },
    link: { parameters: ["buffer", /* const char *oldpath */ "buffer" /* const char *newpath */], result: "i32" },
    mkdir: { parameters: ["buffer", /* const char *path */ "u32" /* mode_t mode */], result: "i32" },
    rmdir: { parameters: ["buffer" /* const char *path */], result: "i32" },
    chmod: { parameters: ["buffer", /* const char *path */ "u32" /* mode_t mode */], result: "i32" },
    chown: {
      parameters: ["buffer", /* const char *path */ "u32", /* uid_t owner */ "u32" /* gid_t group */],
      result: "i32",
    },
    chdir: { parameters: ["buffer" /* const char *path */], result: "i32" },
    umask: { parameters: ["u32" /* mode_t mask */], result: "u32" },
    getcwd: { parameters: ["buffer", /* char *buf */ "usize" /* size_t size */], result: "pointer" },
    /** By syscall(2), as glibc has it from 2.30 only. */
    getdents64: {
      name: "syscall",
      parameters: ["i64", /* long number */ "i32", /* int fd */ "buffer", /* void *dirp */ "usize" /* size_t count */],
      result: "i64",
    },
  },

  sockets: {
    socket: { parameters: ["i32", /* int domain */ "i32", /* int type */ "i32" /* int protocol */], result: "i32" },
    bind: {
      parameters: ["i32", /* int sockfd */ "buffer", /* const struct sockaddr *addr */ "u32" /* socklen_t addrlen */],
      result: "i32",
    },
    connect: {
      parameters: ["i32", /* int sockfd */ "buffer", /* const struct sockaddr *addr */ "u32" /* socklen_t addrlen */],
      result: "i32",
    },
    listen: { parameters: ["i32", /* int sockfd */ "i32" /* int backlog */], result: "i32" },
    accept4: {
      parameters: [
        "i32", /* int sockfd */
        "buffer", /* struct sockaddr *addr */
        "buffer", /* socklen_t *addrlen */
        "i32", /* int flags */
      ],
      result: "i32",
    },
    getsockname: {
      parameters: ["i32", /* int sockfd */ "buffer", /* struct sockaddr *addr */ "buffer" /* socklen_t *addrlen */],
      result: "i32",
    },
    shutdown: { parameters: ["i32", /* int sockfd */ "i32" /* int how */], result: "i32" },
    inet_pton: {
      parameters: ["i32", /* int af */ "buffer", /* const char *src */ "buffer" /* void *dst */],
      result: "i32",
    },
    inet_ntop: {
      parameters: [
        "i32",
        /* int af */ "buffer",
        /* const void *src */ "buffer",
        /* char *dst */ "u32", /* socklen_t size */
      ],
      result: "pointer",
    },
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
    getsockopt: {
      parameters: [
        "i32", /* int sockfd */
        "i32", /* int level */
        "i32", /* int optname */
        "buffer", /* void *optval */
        "buffer", /* socklen_t *optlen */
      ],
      result: "i32",
    },
    sendmsg: {
      parameters: ["i32", /* int sockfd */ "buffer", /* const struct msghdr *msg */ "i32" /* int flags */],
      result: "i32",
    },
    getaddrinfo: { parameters: GETADDRINFO, result: "i32" },
    /** The same on a thread of its own, as name servers may take their time; its errno is out of reach. */
    getaddrinfo_aside: { name: "getaddrinfo", parameters: GETADDRINFO, result: "i32", nonblocking: true },
    freeaddrinfo: { parameters: ["pointer" /* struct addrinfo *res */], result: "void" },
    gai_strerror: { parameters: ["i32" /* int errcode */], result: "pointer" },
  },

  memory: {
    getpagesize: { parameters: [], result: "i32" },
    mmap: {
      parameters: [
        "usize", /* void *addr */
        "usize", /* size_t length */
        "i32", /* int prot */
        "i32", /* int flags */
        "i32", /* int fd */
        "i64", /* off_t offset */
      ],
      result: "usize",
    },
    mprotect: { parameters: ["usize", /* void *addr */ "usize", /* size_t len */ "i32" /* int prot */], result: "i32" },
    munmap: { parameters: ["usize", /* void *addr */ "usize" /* size_t length */], result: "i32" },
    /** Where libc has something; from glibc 2.34 it is in this library. */
    dlsym: {
      parameters: ["usize", /* void *handle */ "buffer" /* const char *symbol */],
      result: "pointer",
      optional: true,
    },
    malloc_trim: { parameters: ["usize" /* size_t pad */], result: "i32" },
    madvise: {
      parameters: ["usize", /* void *addr */ "usize", /* size_t length */ "i32" /* int advice */],
      result: "i32",
    },
  },

  time: {
    clock_gettime: {
      parameters: ["i32", /* clockid_t clockid */ "buffer" /* struct timespec *tp */],
      result: "i32",
    },
    localtime_r: {
      parameters: ["buffer", /* const time_t *timep */ "buffer" /* struct tm *result */],
      result: "pointer",
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
    sched_yield: { parameters: [], result: "i32" },
    eventfd: { parameters: ["u32", /* unsigned int initval */ "i32" /* int flags */], result: "i32" },
  },
} as const;
