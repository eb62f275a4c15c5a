(module (import "./objects.mjs" "absent" (memory 1)))
