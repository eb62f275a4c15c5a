/* shell.h: `touchstone-ref js`: scripts and modules in an agent with the globals of a shell. NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_SHELL_H
#define TOUCHSTONE_JSAPI_SHELL_H

#include "jsapi/agent.h"
#include "util/bytes.h"

/* What loads modules for the shell; functions that return bool return false after throwing. */
typedef struct Shell_modules {
    void (*setup)(Js_agent *agent);
    bool (*setup_realm)(JSContext *ctx);
    /* Evaluates the module PATH: its promise, or an exception. */
    JSValue (*evaluate)(JSContext *ctx, const char *path);
} Shell_modules;

typedef struct Shell_options {
    Embed_features features;
    const Shell_modules *modules;
    const char
        *root; /* what fetch takes paths that begin with a slash to be relative to; NULL: / */
    bool
        startup; /* follow the conventions of start-up that exports tell of; modules->setup heeds it */
    bool module; /* run what is no .mjs, .wasm or .wat as a module too */
    int args_n;  /* scriptArgs: the path, then what follows it */
    char *const *args;
} Shell_options;

/* Runs the script or module PATH and everything that it leaves to be done. Returns the exit code: 0, what quit says, 1
   after an error that nobody caught, 2 where the file cannot be read. */
int shell_run(const char *path, const Shell_options *options);

/* What stands behind a realm of the shell. */
typedef struct Shell {
    const Shell_options *options;
    int exit_code;
    bool is_worker; /* an agent that another started */
} Shell;

/* Makes the shell's globals in a realm; an Idl setup, as the two below. False after throwing. */
bool shell_setup_realm(Js_agent *agent, JSContext *ctx);
/* Prints `file:line:col: Error: message` and the stack to standard error; the agent then quits with exit code 1. */
void shell_report(Js_agent *agent, JSContext *ctx, JSValueConst error, bool rejection);

/* Reads the file PATH; false after throwing an Error. The caller frees *out. */
bool shell_read_file(JSContext *ctx, const char *path, Buffer *out);

#endif
