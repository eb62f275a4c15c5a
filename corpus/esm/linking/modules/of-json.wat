(module (import "./text.json" (module)))
