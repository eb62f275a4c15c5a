#include "harness/cmd/cmd.h"
int cmd_cause(int argc, char **argv){ (void)argc; (void)argv; return 0; }
