(module
  (import "./objects.mjs" "js_tag" (tag $e (param externref)))
  (import "./objects.mjs" "raise" (func $raise))
  (func (export "caught") (result externref)
    (block $h (result externref)
      (try_table (catch $e $h) (call $raise))
      (ref.null extern))))
