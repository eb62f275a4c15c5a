;; Loops over bytes: 400 rounds of the sieve of Eratosthenes over 64 KiB, as baseline.c takes them. The number of primes.
(module
  (memory 1)
  (func (export "run") (result i32)
    (local $i i32) (local $j i32) (local $primes i32) (local $rounds i32)
    (local.set $rounds (i32.const 400))
    (loop $round
      (memory.fill (i32.const 0) (i32.const 0) (i32.const 65536))
      (local.set $primes (i32.const 0))
      (local.set $i (i32.const 2))
      (loop $number
        (if (i32.eqz (i32.load8_u (local.get $i)))
          (then
            (local.set $primes (i32.add (local.get $primes) (i32.const 1)))
            (local.set $j (i32.mul (local.get $i) (i32.const 2)))
            (block $struck
              (loop $strike
                (br_if $struck (i32.ge_u (local.get $j) (i32.const 65536)))
                (i32.store8 (local.get $j) (i32.const 1))
                (local.set $j (i32.add (local.get $j) (local.get $i)))
                (br $strike)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $number (i32.lt_u (local.get $i) (i32.const 65536))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $round (local.get $rounds)))
    (local.get $primes)))
