/* case/program.h: programs of real toolchains: which there are, how each is run and what it prints. */
#ifndef TOUCHSTONE_CASE_PROGRAM_H
#define TOUCHSTONE_CASE_PROGRAM_H

#include "ref/embed/touchstone.h"

#include <stdbool.h>
#include <stddef.h>

/* What a program can be run by, in the order in which an engine that has several takes one. */
typedef enum Program_host {
    PROGRAM_COMMAND, /* WASI preview 1: _start of a module */
    PROGRAM_REACTOR, /* WASI preview 1: _initialize, then exports */
    PROGRAM_NODE,    /* a script or module for Node.js */
    PROGRAM_MODULE,  /* an ES module for any shell */
    PROGRAM_SCRIPT,  /* a script for any shell */
    PROGRAM_PAGE,    /* a page for browsers */
    PROGRAM_HOSTS
} Program_host;

/* A program, as its file NAME.yaml says. What it prints stands in NAME.txt beside it. Keys of the file:
 *   title: C with wasi-libc: a command
 *   built: [command.wasm]         what `make programs` puts into build/programs/FOLDER, FOLDER being that of the file: where
 *                                 any of it is not there the case is `unsupported toolchain`
 *   run: {command: command.wasm}  by host, the file to start, of that folder: command, reactor, node, module, script, page
 *   args: [/, two]                command, reactor: its arguments behind its name
 *   calls: [fill 1000, check]     reactor: exports to call, in order, and their arguments, those of i64 with an n behind;
 *                                 results are printed as `touchstone-ref run` does
 *   requires: [esm]               what the engine must have (its file: shell: {host: [...]})
 *   globals: [TextEncoder]        module, script: what the glue needs of the global object
 *   exit: 7                       how it exits; 0 if it does not say
 *   trap: out of bounds memory access   it does not exit but traps, and so
 * A host gives a WASI program one directory, "/", empty and to be written, and the environment variable
 * TOUCHSTONE_PROGRAM=yes. engine/js/program.js says what the others find. */
typedef struct Program {
    char *title;
    char *run[PROGRAM_HOSTS]; /* NULL where it has none */
    char **built, **args, **calls, **requires, **globals;
    char **lines; /* what it prints, a line each */
    int exit;
    char *trap;    /* or NULL */
    char *folder;  /* where it is built, whether it is there or not */
    char *missing; /* what of BUILT is not there, or NULL */
} Program;

/* The name of a host, as in files. */
const char *program_host_name(Program_host host);

/* True if a file of this NAME can be a program's. */
bool program_is_named(const char *name);

/* Reads the program whose file is PATH. On an error prints one line and returns NULL. */
Program *program_read(const char *path);
void program_free(Program *program);

/* What the modules that are built need, computed from their contents; 0 where none are. */
Embed_features program_needs(const Program *program);

#endif
