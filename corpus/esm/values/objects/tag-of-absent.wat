(module (import "./objects.mjs" "absent" (tag (param i32))))
