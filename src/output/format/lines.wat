;; Writes the whole lines of a chunk in their format: sixteen bytes at a time, which are looked at and copied at once.
(module
  (import "work" "space" (memory 12))
  ;; Where the last line ends that was written
  (global $to (export "to") (mut i32) (i32.const 0))

  ;; Gives where the first line begins that it left to others: it is not whole, longer than $longest, has no room before
  ;; $limit, or is not ASCII and to be escaped. Behind $limit are 512 bytes that it may touch.
  (func (export "write")
    (param $from i32) (param $end i32) (param $limit i32) (param $longest i32)
    (param $head i32) (param $headLength i32) (param $tail i32) (param $tailLength i32) (param $escapes i32)
    (result i32)
    (local $at i32) (local $out i32) (local $mask i32) (local $byte i32) (local $chunk v128)
    (loop $line
      (local.set $at (local.get $from))
      (local.set $out (global.get $to))
      (if (i32.ge_u (i32.add (local.get $out) (local.get $headLength)) (local.get $limit))
        (then (return (local.get $from))))
      ;; The head
      (local.set $byte (i32.const 0))
      (loop $heading
        (v128.store
          (i32.add (local.get $out) (local.get $byte))
          (v128.load (i32.add (local.get $head) (local.get $byte))))
        (local.set $byte (i32.add (local.get $byte) (i32.const 16)))
        (br_if $heading (i32.lt_u (local.get $byte) (local.get $headLength))))
      (local.set $out (i32.add (local.get $out) (local.get $headLength)))
      ;; The line
      (block $whole
        (loop $copy
          (if (i32.or
                (i32.ge_u (local.get $at) (local.get $end))
                (i32.ge_u (local.get $out) (local.get $limit)))
            (then (return (local.get $from))))
          (local.set $chunk (v128.load (local.get $at)))
          (v128.store (local.get $out) (local.get $chunk))
          (if (local.get $escapes)
            (then
              ;; What is beyond ASCII is below a space, too, as a signed number
              (local.set $mask
                (i8x16.bitmask
                  (v128.or
                    (i8x16.lt_s (local.get $chunk) (i8x16.splat (i32.const 0x20)))
                    (v128.or
                      (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 0x22)))
                      (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 0x5c))))))))
            (else
              (local.set $mask (i8x16.bitmask (i8x16.eq (local.get $chunk) (i8x16.splat (i32.const 10)))))))
          (if (i32.eqz (local.get $mask))
            (then
              (local.set $at (i32.add (local.get $at) (i32.const 16)))
              (local.set $out (i32.add (local.get $out) (i32.const 16)))
              (br $copy)))
          (local.set $mask (i32.ctz (local.get $mask)))
          (local.set $at (i32.add (local.get $at) (local.get $mask)))
          (local.set $out (i32.add (local.get $out) (local.get $mask)))
          (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (local.get $from))))
          (local.set $byte (i32.load8_u (local.get $at)))
          (br_if $whole (i32.eq (local.get $byte) (i32.const 10)))
          (if (i32.ge_u (local.get $byte) (i32.const 0x80)) (then (return (local.get $from))))
          (i32.store8 (local.get $out) (i32.const 0x5c))
          (if (i32.ge_u (local.get $byte) (i32.const 0x20))
            (then
              ;; \" and \\
              (i32.store8 offset=1 (local.get $out) (local.get $byte))
              (local.set $out (i32.add (local.get $out) (i32.const 2))))
            (else
              ;; \u00 and two figures
              (i32.store offset=1 (local.get $out) (i32.const 0x30303075))
              (i32.store8 offset=4 (local.get $out)
                (i32.add (i32.const 0x30) (i32.shr_u (local.get $byte) (i32.const 4))))
              (local.set $byte (i32.and (local.get $byte) (i32.const 15)))
              (i32.store8 offset=5 (local.get $out)
                (i32.add (local.get $byte)
                  (select (i32.const 0x57) (i32.const 0x30) (i32.gt_u (local.get $byte) (i32.const 9)))))
              (local.set $out (i32.add (local.get $out) (i32.const 6)))))
          (local.set $at (i32.add (local.get $at) (i32.const 1)))
          (br $copy)))
      (if (i32.gt_u (i32.sub (local.get $at) (local.get $from)) (local.get $longest))
        (then (return (local.get $from))))
      (v128.store (local.get $out) (v128.load (local.get $tail)))
      (global.set $to (i32.add (local.get $out) (local.get $tailLength)))
      (local.set $from (i32.add (local.get $at) (i32.const 1)))
      (br $line))
    (unreachable)))
