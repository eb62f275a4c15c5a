(module (import "./objects.mjs" "number" (tag (param i32))))
