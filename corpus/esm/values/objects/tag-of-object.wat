(module (import "./objects.mjs" "object" (tag (param i32))))
