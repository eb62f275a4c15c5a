;;! features: +custom-page-sizes,+threads
;; Memory types with a page size: which are valid, how they match, how they are written.
;; SPEC custom-page-sizes: Validation, Binary Encoding, Text Format

;; A page is 1 or 65536 bytes.
;; SPEC custom-page-sizes: Validation
(module (memory 0 (pagesize 1)) (memory 0 (pagesize 65536)) (memory 0 (pagesize 0x1_0000)))
(assert_invalid (module (memory 0 (pagesize 2))) "invalid custom page size")
(assert_invalid (module (memory 0 (pagesize 32768))) "invalid custom page size")
(assert_invalid (module (memory 0 (pagesize 131072))) "invalid custom page size")
(assert_invalid (module (memory 0 (pagesize 0x8000_0000))) "invalid custom page size")
(assert_invalid (module (import "m" "m" (memory 0 (pagesize 4)))) "invalid custom page size")
(assert_malformed (module quote "(memory 0 (pagesize 0))") "invalid custom page size")
(assert_malformed (module quote "(memory 0 (pagesize 65535))") "invalid custom page size")
(assert_malformed (module quote "(memory 0 (pagesize 0x1_0000_0000))") "i32 constant out of range")

;; Limits are within 2^32 divided by the page size, and within 2^32 - 1.
;; SPEC custom-page-sizes: Validation
(module (memory 0 0xffff_ffff (pagesize 1)))
(module (memory 0 65536 (pagesize 65536)))
(module (memory i64 0 0xffff_ffff_ffff_ffff (pagesize 1)))
(module (memory i64 0 0x1_0000_0000_0000 (pagesize 65536)))
(assert_invalid (module (memory 0 0x1_0000_0000 (pagesize 1))) "memory size")
(assert_invalid (module (memory 0x1_0000_0000 (pagesize 1))) "memory size")
(assert_invalid (module (memory 0 65537 (pagesize 65536))) "memory size")
(assert_invalid (module (memory i64 0 0x1_0000_0000_0001 (pagesize 65536))) "memory size")
(assert_invalid (module (memory 2 1 (pagesize 1))) "size minimum must not be greater than maximum")

;; Memories match where their page sizes are equal; 65536 is the one that need not be written.
;; SPEC custom-page-sizes: Structure; match-memtype
(module $m
  (memory (export "bytes") 65536 65536 (pagesize 1))
  (memory (export "pages") 1 1 (pagesize 65536))
  (memory (export "plain") 1 1))
(register "m" $m)
(module (import "m" "bytes" (memory 1 65536 (pagesize 1))))
(module (import "m" "pages" (memory 1 1)))
(module (import "m" "plain" (memory 1 1 (pagesize 65536))))
(assert_unlinkable (module (import "m" "bytes" (memory 1 1))) "incompatible import type")
(assert_unlinkable (module (import "m" "bytes" (memory 0))) "incompatible import type")
(assert_unlinkable (module (import "m" "pages" (memory 0 (pagesize 1)))) "incompatible import type")
(assert_unlinkable (module (import "m" "plain" (memory 0 (pagesize 1)))) "incompatible import type")
(assert_unlinkable (module (import "m" "bytes" (memory 65537 65537 (pagesize 1)))) "incompatible import type")

;; Page size and sharing are written after the limits, in this order.
;; SPEC custom-page-sizes: Text Format; threads: Resizing
(module (memory 1 2 shared (pagesize 1)))
(module (import "m" "bytes" (memory $b 0 (pagesize 1))) (memory (import "m" "bytes") 1 (pagesize 1)))
(assert_invalid (module (memory 1 shared (pagesize 1))) "shared memory must have maximum")
(assert_malformed (module quote "(memory 1 2 (pagesize 1) shared)") "unexpected token")
(assert_malformed (module quote "(memory (pagesize 1) 1 2)") "unexpected token")
(assert_malformed (module quote "(memory 1 (pagesize))") "unexpected token")
(assert_malformed (module quote "(memory 1 (pagesize 1) (pagesize 1))") "unexpected token")
(assert_malformed (module quote "(table 1 funcref (pagesize 1))") "unexpected token")

;; Flag 08 says that the logarithm of the page size follows the limits, up to 64.
;; SPEC custom-page-sizes: Binary Encoding
(module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\08\03\00") ;; at least 3, of a byte
(module binary "\00\61\73\6d\01\00\00\00" "\05\05\01\09\03\04\00") ;; 3 to 4, of a byte
(module binary "\00\61\73\6d\01\00\00\00" "\05\05\01\09\01\01\10") ;; 1 to 1, of 64 KiB
(module binary "\00\61\73\6d\01\00\00\00" "\05\05\01\0b\01\01\00") ;; shared
(module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\0c\01\00") ;; 64-bit addresses
(module binary "\00\61\73\6d\01\00\00\00" "\05\05\01\0f\01\01\00") ;; both
(module binary "\00\61\73\6d\01\00\00\00" "\05\06\01\08\00\80\80\00") ;; a longer logarithm
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\08\00\01") "invalid custom page size")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\08\00\11") "invalid custom page size")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\08\00\40") "invalid custom page size")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\08\00\41") "invalid custom page size")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\08\01\08\00\ff\ff\ff\ff\0f") "invalid custom page size")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\08\00") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\10\00\00") "malformed limits flags")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\04\05\01\70\08\00\00") "malformed limits flags")

;; Here a shared memory without maximum has an encoding, and is invalid.
;; SPEC custom-page-sizes: Binary Encoding; threads: Resizing
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\05\03\01\02\00") "shared memory must have maximum")
(assert_invalid (module binary "\00\61\73\6d\01\00\00\00" "\05\04\01\0a\00\00") "shared memory must have maximum")
