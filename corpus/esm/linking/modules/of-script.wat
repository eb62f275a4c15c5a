(module (import "./load-log.mjs" (module)))
