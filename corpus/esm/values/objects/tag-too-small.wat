(module (import "./objects.mjs" "tag" (tag)))
