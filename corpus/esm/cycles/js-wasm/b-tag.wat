(module (import "./a-tag.mjs" "x" (tag)))
