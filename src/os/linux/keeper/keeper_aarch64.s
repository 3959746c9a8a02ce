// What a keeper does, for aarch64: the same as keeper_x86_64.s, which says why. System calls leave all registers but x0
// as they were; the number goes into x8.

        .text
keeper:
        hint    #34                     // bti c: it is called by address
        mov     x19, x0

// rseq(area, length, RSEQ_FLAG_UNREGISTER, RSEQ_SIG)
        mrs     x20, tpidr_el0
        ldr     x1, [x19, #16]
        add     x20, x20, x1
        mov     x1, #32
        mov     x2, #1
        mov     w3, #0xbc00
        movk    w3, #0xd428, lsl #16
        mov     x8, #293
1:      mov     x0, x20
        svc     #0
        cbz     x0, 2f
        add     x1, x1, #4
        cmp     x1, #512
        b.ls    1b

// munmap(address, length)
2:      add     x20, x19, #24
        mov     x8, #215
3:      ldp     x0, x1, [x20], #16
        cbz     x1, 4f
        svc     #0
        b       3b

// setsid()
4:      mov     x8, #157
        svc     #0

// prctl(PR_SET_DUMPABLE, 1)
        mov     x0, #4
        mov     x1, #1
        mov     x8, #167
        svc     #0

// prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY)
        mov     x0, #0x6d61
        movk    x0, #0x5961, lsl #16
        mov     x1, #-1
        svc     #0

// prctl(PR_SET_NAME, name)
        mov     x0, #15
        adr     x1, name
        svc     #0

// write(descriptor, 1, 8)
        ldr     x0, [x19]
        add     x1, x19, #8
        mov     x2, #8
        mov     x8, #64
        svc     #0

// ppoll(NULL, 0, NULL, NULL): there is no pause(2)
5:      mov     x0, #0
        mov     x1, #0
        mov     x2, #0
        mov     x3, #0
        mov     x8, #73
        svc     #0
        b       5b

name:   .asciz  "monovisor-keep"
