(module binary "\00ASM\01\00\00\00")
