;;! features: +legacy-exceptions
;; Opcodes of the older exception instructions.
;; SPEC legacy-exceptions: binary-try, binary-rethrow

;; 06 try, 07 catch, 19 catch_all, 09 rethrow, 18 delegate
;; SPEC legacy-exceptions: binary-try, binary-rethrow
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\01\09\02\60\00\00\60\01\7f\01\7f" ;; types: [] -> [], i32 -> i32
  "\03\02\01\01" ;; functions: one of i32 -> i32
  "\0d\05\02\00\00\00\00" ;; tags: two without values
  "\07\05\01\01\66\00\00" ;; exports: "f"
  "\0a\2f\01\2d\00" ;; code: 45 bytes, no locals
    "\06\7f" ;; try (result i32)
      "\06\40" ;; try
        "\20\00\04\40\08\00\0b" ;; local.get 0, if, throw 0, end
        "\08\01" ;; throw 1
      "\18\00" ;; delegate 0
      "\41\00" ;; i32.const 0
    "\07\00" ;; catch 0
      "\41\0a" ;; i32.const 10
    "\07\01" ;; catch 1
      "\06\7f" ;; try (result i32)
        "\09\01" ;; rethrow 1
      "\19" ;; catch_all
        "\41\14" ;; i32.const 20
      "\0b"
    "\19" ;; catch_all
      "\41\1e" ;; i32.const 30
    "\0b"
    "\06\40\0b" ;; try, end
    "\06\40\18\80\00" ;; try, delegate 0 in two bytes
  "\0b"
)
(assert_return (invoke "f" (i32.const 1)) (i32.const 10))
(assert_return (invoke "f" (i32.const 0)) (i32.const 20))

;; A block is complete with its end or delegate; clauses stand in a try, none behind catch_all, delegate not behind any.
;; SPEC legacy-exceptions: binary-try
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" "\03\02\01\00" "\0d\03\01\00\00" ;; types, functions, tags
    "\0a\06\01\04\00\06\40\0b" ;; code: try without an end of its own
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" "\03\02\01\00" "\0d\03\01\00\00"
    "\0a\06\01\04\00\07\00\0b" ;; code: catch without try
  )
  "misplaced")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" "\03\02\01\00" "\0d\03\01\00\00"
    "\0a\08\01\06\00\02\40\19\0b\0b" ;; code: catch_all in a block
  )
  "misplaced")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" "\03\02\01\00" "\0d\03\01\00\00"
    "\0a\0a\01\08\00\06\40\19\07\00\0b\0b" ;; code: catch behind catch_all
  )
  "misplaced")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" "\03\02\01\00" "\0d\03\01\00\00"
    "\0a\0a\01\08\00\06\40\07\00\18\00\0b" ;; code: delegate behind catch
  )
  "misplaced")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" "\03\02\01\00" "\0d\03\01\00\00"
    "\0a\06\01\04\00\18\00\0b" ;; code: delegate without try
  )
  "misplaced")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" "\03\02\01\00" "\0d\03\01\00\00"
    "\0a\08\01\06\00\06\40\05\0b\0b" ;; code: else in a try
  )
  "END opcode expected")
