;;! file: four
(module binary "\00asm")
