;; Tokens, white space, comments.
;; SPEC text-token, text-space, text-comment, text-id; Ttoken, Tspace, Tcomment

;; Spaces, tabs, line ends of every kind and comments separate tokens.
;; SPEC text-space, text-format, text-newline; Tspace, Tformat
(module (func(nop)(nop)))
(module ;;c
(func);;c
)
(module (;c;)(func)(;c;))
(module (func;;c
))
(module (func(;c;)(nop(;c;))))
(module (;(;(;nested;);)(;;);)(func)
)
(module (func) ;; ends with the text
)
(module (; ;; ;)(func)
)
(module ;; (; 
(func))
(module (; ( ; ) ;; ( (;;) ;)(func)
)
(module (;;)(;;)(func)
)
(module (func (export "(;not a comment;) ;; nor this"))
)

;; A comment in brackets must end.
;; SPEC text-comment; Tblockcomment
(assert_malformed (module quote "(;") "unclosed comment")
(assert_malformed (module quote "(func) (;") "unclosed comment")
(assert_malformed (module quote "(; (; ;)") "unclosed comment")
(assert_malformed (module quote "(; ;; ") "unclosed comment")
(assert_malformed (module quote "(;)") "unclosed comment")
(assert_malformed (module quote ";)") "unexpected token")
(assert_malformed (module quote "(func ;)") "unexpected token")
(assert_malformed (module quote "(func) ;") "unexpected token")

;; Other white space, and characters outside ASCII, are no white space.
;; SPEC text-format, text-char; Tformat
(assert_malformed (module quote "(func\0b)") "illegal character")
(assert_malformed (module quote "(func\0c)") "illegal character")
(assert_malformed (module quote "(func\c2\a0)") "illegal character")
(assert_malformed (module quote "(func\e2\80\a8)") "illegal character")
(assert_malformed (module quote "\ef\bb\bf(func)") "illegal character")
(assert_malformed (module quote "(func\00)") "illegal character")
(assert_malformed (module quote "(func \c3\a9)") "illegal character")

;; Parentheses must pair.
;; SPEC text-module; Tmodule
(assert_malformed (module quote "(") "unexpected token")
(assert_malformed (module quote "(func") "unexpected token")
(assert_malformed (module quote ")") "unexpected token")
(assert_malformed (module quote "(func))") "unexpected token")
(assert_malformed (module quote "((func))") "unexpected token")
(assert_malformed (module quote "(module (func)") "unexpected token")
(assert_malformed (module quote "(module))") "unexpected token")
(assert_malformed (module quote "()") "unexpected token")

;; Neighbouring tokens that nothing separates are one reserved token.
;; SPEC text-reserved; Treserved
(assert_malformed (module quote "(func (i32.const0) drop)") "unknown operator")
(assert_malformed (module quote "(func (drop (i32.const 0$x)))") "unknown operator")
(assert_malformed (module quote "(func $f\"g\")") "unknown operator")
(assert_malformed (module quote "(func (export \"a\"\"b\"))") "unknown operator")
(assert_malformed (module quote "(data \"a\"\"b\")") "unknown operator")
(assert_malformed (module quote "(func (export\"a\"))") "unknown operator")
(assert_malformed (module quote "(func(local$x i32))") "unknown operator")
(assert_malformed (module quote "(func (br 0\"a\"))") "unknown operator")
(assert_malformed (module quote "(memory 1\"a\")") "unknown operator")
(assert_malformed (module quote "(func (local i32,i64))") "unknown operator")
(assert_malformed (module quote "(func (local [i32]))") "unknown operator")
(assert_malformed (module quote "(func {})") "unknown operator")
(assert_malformed (module quote "(func (drop (i32.const 0)) ; )") "unknown operator")
(assert_malformed (module quote "(func a)") "unknown operator")
(assert_malformed (module quote "(func drop0)") "unknown operator")

;; Keywords are written in lower case and in full.
;; SPEC text-keyword; Tkeyword
(assert_malformed (module quote "(FUNC)") "unknown operator")
(assert_malformed (module quote "(func (NOP))") "unknown operator")
(assert_malformed (module quote "(Func)") "unknown operator")
(assert_malformed (module quote "(func (i32.Const 0) (drop))") "unknown operator")
(assert_malformed (module quote "(function)") "unknown operator")
(assert_malformed (module quote "(func (i32 .const 0) (drop))") "unknown operator")
(assert_malformed (module quote "(func (i32. const 0) (drop))") "unknown operator")
(assert_malformed (module quote "(mem 1)") "unknown operator")
(assert_malformed (module quote "(func (param int))") "unknown operator")
(assert_malformed (module quote "(func (local i33))") "unknown operator")
(assert_malformed (module quote "(func (local i16))") "unknown operator")
(assert_malformed (module quote "(func (local i8))") "unknown operator")
(assert_malformed (module quote "(func (local anyfunc))") "unknown operator")
(assert_malformed (module quote "(func (foo))") "unknown operator")
(assert_malformed (module quote "(func (i32.foo))") "unknown operator")
(assert_malformed (module quote "(func (i32.load8 (i32.const 0)))") "unknown operator")
(assert_malformed (module quote "(func (i64.load64_s (i32.const 0)))") "unknown operator")
(assert_malformed (module quote "(func (f32.rem (f32.const 0) (f32.const 0)))") "unknown operator")
(assert_malformed (module quote "(func (i32.div (i32.const 0) (i32.const 1)))") "unknown operator")
(assert_malformed (module quote "(func (i32.extend32_s (i32.const 0)))") "unknown operator")
(assert_malformed (module quote "(func (local.foo 0))") "unknown operator")

;; Identifiers: a dollar and at least one character out of many.
;; SPEC text-id, text-idchar; Tid, Tidchar
(module (func $a) (func $0) (func $A!#$%&'*+-./:<=>?@\^_`|~z) (func $$) (func $nop) (func $i32.const) (export "a" (func $0)) (start $A!#$%&'*+-./:<=>?@\^_`|~z))
(assert_malformed (module quote "(func $)") "empty identifier")
(assert_malformed (module quote "(func $ f)") "unknown operator")
(assert_malformed (module quote "(func $a,b)") "unknown operator")
(assert_malformed (module quote "(func $a;b)") "unknown operator")
(assert_malformed (module quote "(func $[a])") "unknown operator")
(assert_malformed (module quote "(func $a{b})") "unknown operator")
(assert_malformed (module quote "(func $\c3\a9)") "unknown operator")
(assert_malformed (module quote "(func $(a))") "unknown operator")
