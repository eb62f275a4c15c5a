;;! features: +module-linking,+legacy-exceptions
;; Handlers of the first exceptions proposal, which name aliased tags.

;; NON-SPEC: tags can be aliased.
;; SPEC module-linking/Explainer#instance-imports-and-aliases
(module
  (module $T
    (tag $e (export "e") (param i32))
    (func (export "f") (throw $e (i32.const 6))))
  (instance $t (instantiate $T))
  (tag $own (param i32))
  (func (export "plain") (result i32)
    try (result i32)
      call (func $t "f")
      i32.const 0
    catch $own
    catch (tag $t "e")
      i32.const 1
      i32.add
    end)
  (func (export "folded") (result i32)
    (try (result i32)
      (do (call (func $t "f")) (i32.const 0))
      (catch (tag $t "e")))))
(assert_return (invoke "plain") (i32.const 7))
(assert_return (invoke "folded") (i32.const 6))
