(module binary "\00asm\0f\00\00\00")
