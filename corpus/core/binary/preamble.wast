;; Magic number and version.
;; SPEC binary-magic, binary-version, binary-module; Bmagic, Bversion, Bmodule

;; The smallest module
;; SPEC binary-module; Bmodule
(module binary "\00\61\73\6d\01\00\00\00")

;; No or part of a magic number, and a wrong one
;; SPEC binary-magic; Bmagic
(assert_malformed (module binary "") "unexpected end")
(assert_malformed (module binary "\01") "unexpected end")
(assert_malformed (module binary "\00\61") "unexpected end")
(assert_malformed (module binary "\00\61\73") "unexpected end")
(assert_malformed (module binary "\61\73\6d\00\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\00\41\53\4d\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\01\61\73\6d\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\00\61\73\0a\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\6d\73\61\00\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\ef\bb\bf\00\61\73\6d\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\20\00\61\73\6d\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\77\61\73\6d\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\7f\61\73\6d\01\00\00\00") "magic header not detected")

;; No or part of a version, and another one
;; SPEC binary-version; Bversion
(assert_malformed (module binary "\00\61\73\6d") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\01\00\00") "unexpected end")
(assert_malformed (module binary "\00\61\73\6d\00\00\00\00") "unknown binary version")
(assert_malformed (module binary "\00\61\73\6d\02\00\00\00") "unknown binary version")
(assert_malformed (module binary "\00\61\73\6d\00\00\00\01") "unknown binary version")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\01") "unknown binary version")
(assert_malformed (module binary "\00\61\73\6d\01\00\01\00") "unknown binary version")
(assert_malformed (module binary "\00\61\73\6d\0d\00\00\00") "unknown binary version")
(assert_malformed (module binary "\00\61\73\6d\ff\ff\ff\ff") "unknown binary version")
(assert_malformed (module binary "\00\61\73\6d\0e\00\00\00") "unknown binary version")
