(module (import "no-such-package" (module)))
