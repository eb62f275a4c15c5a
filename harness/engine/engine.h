/* engine/engine.h: engines are files (harness/engines/NAME.yaml), never code. */
#ifndef TOUCHSTONE_ENGINE_ENGINE_H
#define TOUCHSTONE_ENGINE_ENGINE_H

#include "harness/case/program.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One pattern of an engine's wording: a pcre2 pattern and the outcome it stands for ("trapped unreachable"). The text
   that is matched begins with the error's class where the engine has one ("RuntimeError: unreachable"). Where one wording
   covers several kinds they are alternatives, "trapped A|B" (kind js-shell): the kind that an assert_trap names if it is
   among them, else the first. */
typedef struct Message_rule {
    char *pattern, *outcome;
    void *compiled; /* pcre2_code */
} Message_rule;

/* How a case that needs module linking gets to an engine without it. */
typedef enum Route {
    ROUTE_NONE,
    ROUTE_FLATTEN,
    ROUTE_SPLIT,
    ROUTE_REGISTER,
    ROUTE_WORKER /* not for linking: a browser takes cases of kind js in a worker */
} Route;

/* An engine file, read. Keys of the file:
 *   name: node26                  also the file's name; no '+', which is for routes
 *   title: Node.js 26 (V8)
 *   family: v8                    engines that share what divergences are in; left out: what its wording is called (the last
 *                                 file of messages), or its name without the number
 *   kind: js-shell                ref | js-shell | wast | spectest-json | browser | worker-host
 *   command: [build/engines/node26/bin/node, "{script}"]   argv; {script} {file} {dir} {bin} are replaced;
 *                                 relative programs with a slash are looked for from the project's top, {bin} is the
 *                                 folder of touchstone itself, others are looked for on PATH
 *                                 browser: {script} is the address of the page that it is to open, {dir} a folder of
 *                                 its own, in env too
 *   files: {PATH: text}           browser, worker-host: what is written into that folder first, such as a profile's preferences
 *   workers: true                 browser: cases of kind js are taken in dedicated workers too, as by an engine NAME+worker
 *   version: {command: [..., --version], match: "v([0-9.]+)"}
 *   install: touchstone engines install NAME   what to type when it is missing
 *   front: own                    spectest-json: own | wast2json
 *   front_command: [wast2json, --enable-all, "{file}", -o, "{dir}/case.json"]
 *   messages: [v8]                files under harness/engines/messages/, or inline {match, outcome} maps
 *   default: true                 part of a run without --engine
 *   linking: [flatten, split]     routes of cases that need module linking, which the engine has not; such a case runs
 *                                 once on each, as on an engine of its own, NAME+ROUTE; without the key it is unsupported
 *                  flatten        js-shell, browser: each module becomes one core module
 *                  split          js-shell, browser: core modules, which the script instantiates in order through the JavaScript API
 *                  register       spectest-json: core modules, joined by (register ...); always with the own front end
 *   shell: {command: [...], host: [createRealm, ...]}   how it runs cases of kind js; without a command that of the
 *                                 engine (js-shell); {features}, here and in 'command' of a js-shell that does not
 *                                 stay, is the switch list of the case; host: what a case may require, besides globals: createRealm, detachArrayBuffer, agent, gc (of $262);
 *                                 realm-modules (import() in a realm made by it);
 *                                 module-binding (the modules of the case's folder are injected, in the global "bindings"); esm (import of .wasm), esm-source
 *                                 (import source), esm-dynamic-source (import.source()); content-type (FILE.headers give
 *                                 modules their type), first-bytes (files without a known extension are told apart by
 *                                 them); module-linking, startup-section (features that can be switched on)
 *   programs: {command: [...], ...}   by what it runs programs, by host (case/program.h); {file} is the program's file, {dir}
 *                                 an empty folder to give it, {script} a script that runs it in a JavaScript shell; behind a
 *                                 command without {script} come the program's arguments, or `--invoke NAME ARGUMENT...`
 *                                 for each call of a reactor; hosts module and script are the shell's where nothing is said
 *   stay: stdio                   it takes cases one after another, by a transport of replay/session.h: stdio (kind
 *                                 js-shell; the script of its command reads requests on standard input); left out, or
 *                                 no: each case takes a process; a browser always stays up
 *   jobs: 1                       processes of it at a time, if fewer than the run's
 *   env: {NAME: value}
 *   claims: ["3.0", threads, -memory64]   the features that it claims to have: versions of the core specification, and
 *                                 names of features (with '-': not that one); left out: those that its probes are accepted for
 *   limits: {timeout: 10, memory: 2048}   what a case may take, each may be left out; what it passes ends the engine:
 *     timeout                     seconds of wall clock: "timeout"
 *     cpu                         seconds that its processes computed together: "crashed cpu-limit"
 *     memory                      MiB of resident memory of its processes together: "crashed memory-limit"
 *     processes                   how many at a time: "crashed process-limit"
 *     disk                        MiB in its working folder, and of any one file: "crashed disk-limit"
 *     output                      MiB on standard output and standard error: "crashed output-limit"
 */
typedef struct Engine {
    char *file, *name, *title, *family, *kind;
    Route route;     /* if there is one, NAME is the engine's own name, '+', the route's */
    size_t base_len; /* how much of NAME is the engine's own */
    char **routes;   /* key linking; NULL-terminated */
    char **command;  /* NULL-terminated */
    char **shell;    /* how it runs cases of kind js; NULL where it cannot */
    char **host;     /* what these may require; NULL-terminated, may be NULL */
    char **programs[PROGRAM_HOSTS]; /* how it runs programs; NULL where it cannot */
    bool runs_programs;             /* by any host */
    char **version_command;
    char *version_match;
    char *install;
    char *front;
    char **front_command;
    char **env;   /* "NAME=value", NULL-terminated */
    char **files; /* a path and a text, and so on; NULL-terminated */
    Message_rule *rules;
    size_t rules_n;
    Embed_features claims; /* 0: nothing is said */
    char *stay;            /* a transport's name; NULL: none */
    unsigned jobs;         /* 0: the run's */
    bool by_default;
    double timeout;      /* seconds, 0: the run's */
    double cpu;          /* likewise */
    uint64_t memory_mib; /* 0: the run's */
    uint64_t processes;  /* likewise, and so on */
    uint64_t disk_mib;
    uint64_t output_mib;
    /* found out by engine_probe */
    bool found;
    char *version; /* "missing" where it was not found */
    char key[33];  /* hash of name, version, kind and the engine file's contents */
} Engine;

typedef struct Engines {
    Engine *at;
    size_t n;
} Engines;

/* Reads every .yaml of FOLDER, sorted by name; an engine is followed by one for each of its routes. On an error prints one
   line with file:line:column; returns false. */
bool engines_read(const char *folder, Engines *out);
/* Reads one engine file. */
bool engine_read(const char *file, Engine *out);
void engines_free(Engines *engines);
void engine_free(Engine *engine);

enum { ENGINE_ANSWER = 4096 };
/* What ARGV prints (standard output and error), to ANSWER, of ENGINE_ANSWER + 1 bytes, within 10 s, and its exit status, -1
   where it has none; false if it cannot be started. */
bool engine_ask(char *const *argv, char *answer, int *exit_status);

/* Runs the version command (bounded by 10 s) and sets found, version and key. */
void engine_probe(Engine *engine);
/* The same from what engine_probe found out about OTHER, of the same file. */
void engine_probe_as(Engine *engine, const Engine *other);

/* The outcome that the engine's wording MESSAGE stands for, or NULL. Borrowed from the engine. */
const char *engine_outcome_of(const Engine *engine, const char *message);

#endif
