(module (import "'" "a text" (global externref)))
