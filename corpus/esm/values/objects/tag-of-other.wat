(module (import "./objects.mjs" "memory" (tag (param i32))))
