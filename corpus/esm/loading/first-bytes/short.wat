;;! file: short
(module binary "\00as")
