/* cmd_js.c: touchstone-ref js: runs a script or module with the JavaScript API. NON-SPEC. */
#include "cli.h"
#include "esm/esm.h"
#include "jsapi/shell.h"
#include "startup/startup.h"

static int run(const Cli_command *self, int argc, char **argv)
{
    Shell_options shell = {.features = embed_features_default(), .modules = &esm_modules};
    bool startup = false;
    const Cli_option options[] = {{"feature", 0, CLI_FEATURES, &shell.features},
                                  {"module", 'm', CLI_FLAG, &shell.module},
                                  {"startup", 0, CLI_FLAG, &startup},
                                  {"root", 0, CLI_TEXT, &shell.root},
                                  {0}};
    int exit_code, first = cli_parse(self, argc, argv, options, 1, true, &exit_code);
    if (first < 0)
        return exit_code;
    shell.startup = startup;
    if (startup || startup_heeds(shell.features))
        shell.modules = &esm_startup_modules;
    shell.args_n = argc - first;
    shell.args = argv + first;
    return shell_run(argv[first], &shell);
}

const Cli_command cmd_js = {
    "js", "[OPTION...] FILE [ARGS...]",
    "Run a script (.js) or module (.mjs, .wasm, .wat) with the WebAssembly JavaScript API.",
    "  -m, --module         FILE is a module, whatever it is called\n"
    "      --root DIR       fetch takes paths that begin with / from DIR\n"
    "      --startup        do for each wasm instance what its start-up convention asks of a host, "
    "as\n"
    "                       'run' does: 'touchstone-ref startup FILE' says what that is; the "
    "global\n"
    "                       'startup' has a hook, called with instance and memory before\n"
    "      --feature LIST   switch features: +NAME,-NAME ('touchstone-ref features --list');\n"
    "                       +startup-section heeds the custom section of additional start "
    "functions\n\n"
    "Globals: print, console, load(file), read(file), readbuffer(file), readline(), scriptArgs, "
    "quit(code),\n"
    "what glue code uses of the web (TextDecoder, setTimeout, structuredClone, fetch of files "
    "...), and "
    "$262 as\n"
    "test262 describes it. The exit code is that of quit, 1 after an error or rejection that "
    "nobody handled.\n",
    run};
