# What a keeper does, for x86-64. keeper_code.ts has the bytes of it, and a test that they are these.
#
# It is the function of clone(2) with CLONE_FILES: a process of its own, with a copy of the daemon's memory, one thread,
# all signals blocked, and the daemon's table of descriptors itself. It uses no libc, for locks of threads that are not
# here may be held in the copy, and no stack, for that goes with the rest. A call that fails makes no difference here:
# the daemon looks at the outcome. System calls leave all registers but rax, rcx and r11 as they were.
#
# rdi points to what it is told, behind the code on the same page (keeper_block.ts):
#   0   a descriptor to write to when all is done
#   8   1, which is what is written
#   16  where libc's rseq area lies, from the thread pointer
#   24  pairs of address and length of what is to go; a length of 0 is behind the last

        .text
keeper:
        endbr64                         # it is called by address
        mov     %rdi, %rbx

# rseq(area, length, RSEQ_FLAG_UNREGISTER, RSEQ_SIG): the kernel writes to this area of libc's whenever the process gets
# to run, and would end it with SIGSEGV once the area is gone. What length libc has told depends on its version.
        mov     %fs:0, %rdi
        add     16(%rbx), %rdi
        mov     $32, %esi
        mov     $1, %edx
        mov     $0x53053053, %r10d
1:      mov     $334, %eax
        syscall
        test    %eax, %eax
        jz      2f
        add     $4, %esi
        cmp     $512, %esi
        jbe     1b

# munmap(address, length): the copy of the daemon's memory, which would grow as the daemon changes its own, and may hold
# passwords.
2:      lea     24(%rbx), %r12
3:      mov     (%r12), %rdi
        mov     8(%r12), %rsi
        test    %rsi, %rsi
        jz      4f
        mov     $11, %eax
        syscall
        add     $16, %r12
        jmp     3b

# setsid(): what ends the daemon's group or its terminal does not end this one.
4:      mov     $112, %eax
        syscall

# prctl(PR_SET_DUMPABLE, 1): a daemon that was root and is another user now is closed to that user, and so would be this
# one's /proc/PID/fd to the next daemon. There is nothing left in its memory to read.
        mov     $4, %edi
        mov     $1, %esi
        mov     $157, %eax
        syscall

# prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY): pidfd_getfd(2) asks for the right to trace. Where Yama gives it to parents
# alone (kernel.yama.ptrace_scope is 1) the next daemon, which is none, would be refused. EINVAL without Yama.
        mov     $0x59616d61, %edi
        mov     $-1, %rsi
        mov     $157, %eax
        syscall

# prctl(PR_SET_NAME, name): how it is told apart in ps(1), and by the next daemon.
        mov     $15, %edi
        lea     name(%rip), %rsi
        mov     $157, %eax
        syscall

# write(descriptor, 1, 8): the daemon waits for this.
        mov     (%rbx), %edi
        lea     8(%rbx), %rsi
        mov     $8, %edx
        mov     $1, %eax
        syscall

# pause(): only SIGKILL ends it, and SIGSTOP does no harm.
5:      mov     $34, %eax
        syscall
        jmp     5b

name:   .asciz  "monovisor-keep"
