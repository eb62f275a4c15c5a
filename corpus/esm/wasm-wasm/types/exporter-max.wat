(module (memory (export "memory4") 2 4))
