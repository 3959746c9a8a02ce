#!/bin/sh
# Linux 6.10 and later (seen on 6.18): one sealed mapping (mseal(2)) makes munmap(2) of a whole range around it fail, and nothing goes.
#
# Expected: as with a hole in the range, the rest is unmapped; or the call says how far it came.
# Seen:     EPERM, and the pages before and behind the sealed one are still there. Who gives up all of its memory, as a
#           process does that only holds descriptors, has to go mapping by mapping: newer kernels may seal their own.
set -eu
python3 - <<'END'
import ctypes, sys
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
libc.munmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
page, mseal = 4096, 462
start = libc.mmap(None, 3 * page, 3, 0x22, -1, 0)
if libc.syscall(ctypes.c_long(mseal), ctypes.c_void_p(start + page), ctypes.c_size_t(page), ctypes.c_ulong(0)) != 0:
    sys.exit("cannot be shown here: this kernel has no mseal(2)")
result = libc.munmap(start, 3 * page)
print("munmap of three pages, the second one sealed:", result, "errno", ctypes.get_errno())
assert (result, ctypes.get_errno()) == (-1, 1)
# Still mapped: a read of them does not kill us
print("the first and the third page read", ctypes.string_at(start, 1), ctypes.string_at(start + 2 * page, 1))
END
