(module (import "./a-var-etag.mjs" "x" (tag)))
