/* case/case.h: suites and the cases in them: a case is a file, or a folder with one that stands for it. */
#ifndef TOUCHSTONE_CASE_CASE_H
#define TOUCHSTONE_CASE_CASE_H

#include "harness/case/program.h"
#include "harness/case/wpt.h"
#include "ref/embed/touchstone.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A suite: from corpus/suites.yaml, from a remembered path, or a path on the command line. Strings are owned. */
typedef struct Suite {
    char *name, *title,
        *kind;  /* kind: "wast"; "js": in the form of web-platform-tests; or "program" */
    char *path; /* folder (or a single file) as found, NULL where it is not here */
    char *url, *revision, *subdir, *files;
    char *features; /* switch list such as "+threads"; may be empty */
    char *prefix;   /* what the names of its cases begin with, or NULL */
} Suite;

typedef struct Suites {
    Suite *at;
    size_t n;
} Suites;

/* A case. Strings are owned. Its steps are the commands of its script; of a case of kind js, step 0 is how the script
   as a whole ended ("harness"), and each subtest is one, by its name; of kind program, step 0 is how the program ended
   ("exit"), and each line that it is to print is one, named by what stands before its colon. */
typedef struct Case {
    char *suite;  /* its suite's name */
    char *name;   /* path within the suite, '/' as separator */
    char *path;   /* where the file is; relative to the project for the corpus */
    char key[33]; /* hash of suite, name, features and contents: 32 hex digits */
    char content
        [33]; /* hash of the contents alone; of kind js with the scripts that it names and, of a folder, all in it */
    char *features;        /* switch list of the suite */
    Embed_features needs;  /* what its modules need, computed from their contents */
    uint32_t commands;     /* number of commands: its steps are 0 .. commands - 1; of kind js 1 */
    bool linking;          /* script_is_linking */
    Wpt *wpt;              /* of kind js, else NULL */
    Program *program;      /* of kind program, else NULL */
    struct Script *script; /* as it was read, where that is kept (Cases.keep), else NULL */
    char *
        folder; /* where the case is a whole folder (case/stage.h), that folder, or where a program is built; else NULL */
} Case;

typedef struct Cases {
    Case *at;
    size_t n;
    void *keys; /* the set of their keys (tsearch): a case that is selected twice is one */
    size_t
        keep; /* bytes of scripts that may yet be kept with the cases: who replays them reads them only once */
    struct Cases *aside; /* if not NULL: gets the cases that the filter keeps out; borrowed */
} Cases;

/* Bytes of scripts that are kept; what is read beyond them is read again for each engine. */
enum { SCRIPTS_KEPT = 32 << 20 };

/* Reads suites.yaml (FILE) and the remembered paths (REMEMBERED, may not exist). On an error prints one line with file
   and position to stderr and returns false. */
bool suites_read(const char *file, const char *remembered, Suites *out);
void suites_free(Suites *suites);
const Suite *suites_named(const Suites *suites, const char *name);
/* A suite made of a path given by hand: a file; or a folder: its .wast files, or where it has none at its top all below
   it; kind program for a file NAME.yaml or a folder with such at its top; kind js for a file of that form or a folder with such at its top, or with folders that are cases. "wpt:PATH" is the folder PATH of a checkout of
   web-platform-tests: suite "wpt", the names of whose cases begin above the folder "wasm". A folder whose name ends a known suite's address (".../testsuite") is that suite, with its name and glob.
   False, after one line on stderr, where there is nothing to read. */
bool suite_of_path(const Suites *known, const char *path, Suite *out);
/* Remembers in file REMEMBERED that the suite NAME, which has an address, and every suite of the same address is at
   PATH. */
bool suite_remember(const char *remembered, const Suites *known, const char *name,
                    const char *path);
void suite_free(Suite *suite);

/* Appends SUITE's cases, sorted by name, those aside that are there already. FILTER, if not NULL, is a glob on
   "suite/name". Files and folders that cannot be read are said on stderr in one line each and counted in *unreadable. False if the suite has no path. */
bool cases_of_suite(const Suite *suite, const char *filter, Cases *out, size_t *unreadable);
void cases_free(Cases *cases);

/* Sets needs, linking, commands and content of OF, a script whose path and features are set, from its file. False, after one
   line on stderr unless QUIET, where it cannot be read. */
bool case_read_script(Case *of, bool quiet);
/* Sets wpt, folder, content, features and commands of OF, a case of kind js whose suite, name and path are set, from its
   file: the variant is what follows the file's name in the case's. In a checkout of web-platform-tests (suite "wpt") no
   case is a folder. False, after one line on stderr unless QUIET, where it cannot be read or is no case any more. */
bool case_read_wpt(Case *of, bool quiet);
/* Sets program, folder (where it is built), content, features, needs and commands of OF, a case of kind program whose path is
   set, from its file. False, after one line on stderr, where that cannot be read. */
bool case_read_program(Case *of);
/* The kind of a case: "wast", "js" or "program". */
const char *case_kind(const Case *of);
/* True if its steps have names, and are not the commands of a script. */
bool case_has_names(const Case *of);
void case_free(Case *of);

/* What was made of a script for one engine and serves others, by threads too: texts by number. */
typedef struct Script_kept {
    pthread_mutex_t lock;
    char *texts[4];
    size_t lens[4];
} Script_kept;

/* A case's text and its parsed script; both live until script_close. */
typedef struct Script {
    char *text;
    size_t len;
    Embed_features features;
    Embed_script *parsed;
    Script_kept *kept; /* NULL until script_keep */
} Script;

/* Opens a case's script. On failure prints one line (file:line:column: what) to stderr unless QUIET; returns false. */
bool script_open(const char *path, const char *features, bool quiet, Script *out);
void script_close(Script *script);
/* From now on what is made of it for an engine is kept. */
void script_keep(Script *script);

/* True if the module of command I uses module linking, or is malformed, invalid or neither only with that feature. */
bool script_links(const Script *script, uint32_t i);
/* True if script_links holds for any command: an engine without module linking needs a route to the script. */
bool script_is_linking(const Script *script);

#endif
