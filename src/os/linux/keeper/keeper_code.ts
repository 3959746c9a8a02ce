import type { Arch } from "../libc/structs.ts";

/**
 * What a keeper does: keeper_x86_64.s and keeper_aarch64.s as an assembler has it, an instruction a line: its place, its
 * bytes, and what they mean.
 */
const LISTING: Readonly<Record<Arch, string>> = {
  x86_64: `
    00  f3 0f 1e fa                 endbr64
    04  48 89 fb                    mov %rdi,%rbx
    07  64 48 8b 3c 25 00 00 00 00  mov %fs:0x0,%rdi
    10  48 03 7b 10                 add 0x10(%rbx),%rdi
    14  be 20 00 00 00              mov $0x20,%esi
    19  ba 01 00 00 00              mov $0x1,%edx
    1e  41 ba 53 30 05 53           mov $0x53053053,%r10d
    24  b8 4e 01 00 00              mov $0x14e,%eax
    29  0f 05                       syscall
    2b  85 c0                       test %eax,%eax
    2d  74 0b                       je 3a
    2f  83 c6 04                    add $0x4,%esi
    32  81 fe 00 02 00 00           cmp $0x200,%esi
    38  76 ea                       jbe 24
    3a  4c 8d 63 18                 lea 0x18(%rbx),%r12
    3e  49 8b 3c 24                 mov (%r12),%rdi
    42  49 8b 74 24 08              mov 0x8(%r12),%rsi
    47  48 85 f6                    test %rsi,%rsi
    4a  74 0d                       je 59
    4c  b8 0b 00 00 00              mov $0xb,%eax
    51  0f 05                       syscall
    53  49 83 c4 10                 add $0x10,%r12
    57  eb e5                       jmp 3e
    59  b8 70 00 00 00              mov $0x70,%eax
    5e  0f 05                       syscall
    60  bf 04 00 00 00              mov $0x4,%edi
    65  be 01 00 00 00              mov $0x1,%esi
    6a  b8 9d 00 00 00              mov $0x9d,%eax
    6f  0f 05                       syscall
    71  bf 61 6d 61 59              mov $0x59616d61,%edi
    76  48 c7 c6 ff ff ff ff        mov $0xffffffffffffffff,%rsi
    7d  b8 9d 00 00 00              mov $0x9d,%eax
    82  0f 05                       syscall
    84  bf 0f 00 00 00              mov $0xf,%edi
    89  48 8d 35 22 00 00 00        lea 0x22(%rip),%rsi
    90  b8 9d 00 00 00              mov $0x9d,%eax
    95  0f 05                       syscall
    97  8b 3b                       mov (%rbx),%edi
    99  48 8d 73 08                 lea 0x8(%rbx),%rsi
    9d  ba 08 00 00 00              mov $0x8,%edx
    a2  b8 01 00 00 00              mov $0x1,%eax
    a7  0f 05                       syscall
    a9  b8 22 00 00 00              mov $0x22,%eax
    ae  0f 05                       syscall
    b0  eb f7                       jmp a9
    b2  6d 6f 6e 6f 76 69 73 6f 72 2d 6b 65 65 70 00  .asciz "monovisor-keep"
  `,
  aarch64: `
    00  5f 24 03 d5                 bti c
    04  f3 03 00 aa                 mov x19, x0
    08  54 d0 3b d5                 mrs x20, tpidr_el0
    0c  61 0a 40 f9                 ldr x1, [x19, #16]
    10  94 02 01 8b                 add x20, x20, x1
    14  01 04 80 d2                 mov x1, #0x20
    18  22 00 80 d2                 mov x2, #0x1
    1c  03 80 97 52                 mov w3, #0xbc00
    20  03 85 ba 72                 movk w3, #0xd428, lsl #16
    24  a8 24 80 d2                 mov x8, #0x125
    28  e0 03 14 aa                 mov x0, x20
    2c  01 00 00 d4                 svc #0x0
    30  80 00 00 b4                 cbz x0, 40
    34  21 10 00 91                 add x1, x1, #0x4
    38  3f 00 08 f1                 cmp x1, #0x200
    3c  69 ff ff 54                 b.ls 28
    40  74 62 00 91                 add x20, x19, #0x18
    44  e8 1a 80 d2                 mov x8, #0xd7
    48  80 06 c1 a8                 ldp x0, x1, [x20], #16
    4c  61 00 00 b4                 cbz x1, 58
    50  01 00 00 d4                 svc #0x0
    54  fd ff ff 17                 b 48
    58  a8 13 80 d2                 mov x8, #0x9d
    5c  01 00 00 d4                 svc #0x0
    60  80 00 80 d2                 mov x0, #0x4
    64  21 00 80 d2                 mov x1, #0x1
    68  e8 14 80 d2                 mov x8, #0xa7
    6c  01 00 00 d4                 svc #0x0
    70  20 ac 8d d2                 mov x0, #0x6d61
    74  20 2c ab f2                 movk x0, #0x5961, lsl #16
    78  01 00 80 92                 mov x1, #0xffffffffffffffff
    7c  01 00 00 d4                 svc #0x0
    80  e0 01 80 d2                 mov x0, #0xf
    84  c1 01 00 10                 adr x1, bc
    88  01 00 00 d4                 svc #0x0
    8c  60 02 40 f9                 ldr x0, [x19]
    90  61 22 00 91                 add x1, x19, #0x8
    94  02 01 80 d2                 mov x2, #0x8
    98  08 08 80 d2                 mov x8, #0x40
    9c  01 00 00 d4                 svc #0x0
    a0  00 00 80 d2                 mov x0, #0x0
    a4  01 00 80 d2                 mov x1, #0x0
    a8  02 00 80 d2                 mov x2, #0x0
    ac  03 00 80 d2                 mov x3, #0x0
    b0  28 09 80 d2                 mov x8, #0x49
    b4  01 00 00 d4                 svc #0x0
    b8  fa ff ff 17                 b a0
    bc  6d 6f 6e 6f 76 69 73 6f 72 2d 6b 65 65 70 00  .asciz "monovisor-keep"
  `,
};

/** The machine code of a keeper, good at any address; what it is told comes by an argument (see keeper_block.ts). */
export function keeperCode(arch: Arch): Uint8Array<ArrayBuffer> {
  const lines = LISTING[arch].matchAll(/^ {4}[0-9a-f]{2} {2}((?:[0-9a-f]{2} )+) /gm);
  const bytes = Array.from(lines, ([, hex = ""]) => hex.trimEnd().split(" ")).flat();
  return Uint8Array.from(bytes, (byte) => parseInt(byte, 16));
}
