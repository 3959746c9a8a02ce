;; Writes the whole lines of a chunk in their format: 64 bytes at a time, which are looked at and copied at once.
(module
  (import "work" "space" (memory 19))
  ;; Where the last line ends that was written
  (global $to (export "to") (mut i32) (i32.const 0))

  ;; Gives where the first line begins that it left to others: it is not whole, longer than $longest, has no room before
  ;; $limit, or is not ASCII and to be escaped. Behind $limit are 512 bytes that it may touch.
  (func (export "write")
    (param $from i32) (param $end i32) (param $limit i32) (param $longest i32)
    (param $head i32) (param $headLength i32) (param $tail i32) (param $tailLength i32) (param $escapes i32)
    (result i32)
    (local $at i32) (local $out i32) (local $byte i32) (local $mask i64)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
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
          (local.set $a (v128.load (local.get $at)))
          (local.set $b (v128.load offset=16 (local.get $at)))
          (local.set $c (v128.load offset=32 (local.get $at)))
          (local.set $d (v128.load offset=48 (local.get $at)))
          (v128.store (local.get $out) (local.get $a))
          (v128.store offset=16 (local.get $out) (local.get $b))
          (v128.store offset=32 (local.get $out) (local.get $c))
          (v128.store offset=48 (local.get $out) (local.get $d))
          ;; From here on they are what was found there
          (if (local.get $escapes)
            (then
              ;; What is beyond ASCII is below a space, too, as a signed number
              (local.set $a
                (v128.or
                  (i8x16.lt_s (local.get $a) (i8x16.splat (i32.const 0x20)))
                  (v128.or
                    (i8x16.eq (local.get $a) (i8x16.splat (i32.const 0x22)))
                    (i8x16.eq (local.get $a) (i8x16.splat (i32.const 0x5c))))))
              (local.set $b
                (v128.or
                  (i8x16.lt_s (local.get $b) (i8x16.splat (i32.const 0x20)))
                  (v128.or
                    (i8x16.eq (local.get $b) (i8x16.splat (i32.const 0x22)))
                    (i8x16.eq (local.get $b) (i8x16.splat (i32.const 0x5c))))))
              (local.set $c
                (v128.or
                  (i8x16.lt_s (local.get $c) (i8x16.splat (i32.const 0x20)))
                  (v128.or
                    (i8x16.eq (local.get $c) (i8x16.splat (i32.const 0x22)))
                    (i8x16.eq (local.get $c) (i8x16.splat (i32.const 0x5c))))))
              (local.set $d
                (v128.or
                  (i8x16.lt_s (local.get $d) (i8x16.splat (i32.const 0x20)))
                  (v128.or
                    (i8x16.eq (local.get $d) (i8x16.splat (i32.const 0x22)))
                    (i8x16.eq (local.get $d) (i8x16.splat (i32.const 0x5c)))))))
            (else
              (local.set $a (i8x16.eq (local.get $a) (i8x16.splat (i32.const 10))))
              (local.set $b (i8x16.eq (local.get $b) (i8x16.splat (i32.const 10))))
              (local.set $c (i8x16.eq (local.get $c) (i8x16.splat (i32.const 10))))
              (local.set $d (i8x16.eq (local.get $d) (i8x16.splat (i32.const 10))))))
          (if (i32.eqz (v128.any_true
                (v128.or
                  (v128.or (local.get $a) (local.get $b))
                  (v128.or (local.get $c) (local.get $d)))))
            (then
              (local.set $at (i32.add (local.get $at) (i32.const 64)))
              (local.set $out (i32.add (local.get $out) (i32.const 64)))
              (br $copy)))
          (local.set $mask
            (i64.or
              (i64.or
                (i64.extend_i32_u (i8x16.bitmask (local.get $a)))
                (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $b))) (i64.const 16)))
              (i64.or
                (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $c))) (i64.const 32))
                (i64.shl (i64.extend_i32_u (i8x16.bitmask (local.get $d))) (i64.const 48)))))
          (local.set $byte (i32.wrap_i64 (i64.ctz (local.get $mask))))
          (local.set $at (i32.add (local.get $at) (local.get $byte)))
          (local.set $out (i32.add (local.get $out) (local.get $byte)))
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
