;; Custom sections: anywhere, any number, any contents but a name; what is in them never refuses a module.
;; SPEC binary-customsec; Bcustomsec, Bcustom

;; Before, between and after all other sections
;; SPEC binary-module; Bmodule
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\04\01\63\de\ad" ;; custom "c"
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\00\04\01\63\de\ad" ;; custom "c"
  "\02\01\00" ;; imports
  "\00\04\01\63\de\ad" ;; custom "c"
  "\03\02\01\00" ;; functions: one of type 0
  "\00\04\01\63\de\ad" ;; custom "c"
  "\04\04\01\70\00\01" ;; tables: funcref, minimum 1
  "\00\04\01\63\de\ad" ;; custom "c"
  "\05\03\01\00\01" ;; memories: minimum 1
  "\00\04\01\63\de\ad" ;; custom "c"
  "\06\01\00" ;; globals
  "\00\04\01\63\de\ad" ;; custom "c"
  "\07\05\01\01\66\00\00" ;; exports: function 0 as "f"
  "\00\04\01\63\de\ad" ;; custom "c"
  "\08\01\00" ;; start
  "\00\04\01\63\de\ad" ;; custom "c"
  "\09\01\00" ;; elements
  "\00\04\01\63\de\ad" ;; custom "c"
  "\0c\01\00" ;; data count
  "\00\04\01\63\de\ad" ;; custom "c"
  "\0a\04\01\02\00\0b" ;; code
  "\00\04\01\63\de\ad" ;; custom "c"
  "\0b\01\00" ;; data
  "\00\04\01\63\de\ad" ;; custom "c"
)
(assert_return (invoke "f"))

;; Empty name, empty contents, the same name again, a long name, a name of several bytes a character
;; SPEC binary-customsec; Bcustom
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\01\00" ;; custom ""
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\02\01\63" ;; custom "c", nothing in it
  "\00\02\01\63" ;; custom "c" again
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\86\01\80\01\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\78\62\6f\64\79" ;; custom, name of 128 characters
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\0b\0a\c3\a9\e2\82\ac\f0\9d\84\9e\00" ;; custom, characters of two, three and four bytes and U+0000
  "\00\04\01\63\de\ad" ;; custom "c"
)

;; Contents that look like something else do not matter.
;; SPEC binary-customsec; Bcustom
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\08\04\6e\61\6d\65\ff\ff\ff" ;; custom "name" that makes no sense
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\0d\04\6e\61\6d\65\00\02\01\6d\00\02\01\6e" ;; custom "name", a subsection twice
  "\01\04\01\60\00\00" ;; types: [] -> []
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\0c\04\6e\61\6d\65\01\05\01\07\02\68\69" ;; custom "name", a function that is not there
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\0b\04\6e\61\6d\65\01\04\01\00\01\ff" ;; custom "name", bad UTF-8 in it
  "\01\04\01\60\00\00" ;; types: [] -> []
  "\03\02\01\00" ;; functions: one of type 0
  "\0a\04\01\02\00\0b" ;; code
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\09\04\6e\61\6d\65\00\02\01\6d" ;; custom "name" at the start of the module
  "\01\04\01\60\00\00" ;; types: [] -> []
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\0b\09\70\72\6f\64\75\63\65\72\73\7f" ;; custom "producers", cut short
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\0f\0d\74\61\72\67\65\74\5f\66\65\61\74\75\72\65" ;; custom, part of a known name
)
(module binary
  "\00\61\73\6d\01\00\00\00"
  "\00\08\01\63\01\04\01\60\00\00" ;; custom that holds a type section
)

;; A custom section must hold a name.
;; SPEC binary-customsec, binary-name; Bcustom, Bname
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\00\00" ;; custom of size 0
  )
  "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\00\01\05" ;; custom, name of 5 bytes cut off
  )
  "length out of bounds")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\00\05\07\61\62\63\64" ;; custom, name longer than the section
    "\01\04\01\60\00\00" ;; types: [] -> []
  )
  "length out of bounds")
(assert_malformed (module binary "\00\61\73\6d\01\00\00\00" "\00") "unexpected end")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\00\10\01\61\01\04\01\60\00\00" ;; custom larger than the module
  )
  "length out of bounds")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\00\07\80\80\80\80\80\00\61" ;; custom, length of the name in six bytes
  )
  "integer representation too long")

;; The name must be UTF-8.
;; SPEC binary-utf8, binary-customsec; Bname
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\00\02\01\ff" ;; custom
  )
  "malformed UTF-8 encoding")
(assert_malformed
  (module binary
    "\00\61\73\6d\01\00\00\00"
    "\01\04\01\60\00\00" ;; types: [] -> []
    "\00\07\02\c3\28\64\61\74\61" ;; custom
  )
  "malformed UTF-8 encoding")
