(module (import "no-such-package-here" "f" (func)))
