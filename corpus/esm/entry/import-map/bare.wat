(module (import "not-in-the-map" "f" (func)))
