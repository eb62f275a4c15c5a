/* case/wpt.h: files in the form of web-platform-tests: which are cases, and what their first lines say. */
#ifndef TOUCHSTONE_CASE_WPT_H
#define TOUCHSTONE_CASE_WPT_H

#include <stdbool.h>
#include <stddef.h>

/* What a case in the form of web-platform-tests says of itself. Strings are owned. */
typedef struct Wpt {
    char *title;     /* META title, or NULL */
    char **scripts;  /* META script, in order, as written; NULL-terminated */
    char **requires; /* META requires (ours): what its host must have */
    char **variants; /* META variant, as written */
    char **
        globals; /* META global: the kinds of global objects that it runs on; NULL: as if "window,dedicatedworker" */
    char *features; /* META features (ours) as a switch list, "+module-linking"; may be empty */
    char *variant;  /* which variant this case is: "", or "?..." or "#..." */
    char *url;      /* the path of its address on a server, from "/" */
    bool long_timeout;
    bool browser; /* it needs a document or a worker, not a shell */
    bool
        module; /* its script is a module: META global names a worker's module scope and no shell's */
    bool server; /* a server would fill in what it asks for ("NAME.sub.any.js") */
} Wpt;

/* True if a file of this NAME is a case, as far as the name can tell: NAME.any.js, .window.js, .worker.js and .html
   outside of folders "resources" and "support". */
bool wpt_is_named(const char *name);

/* Reads the META lines of the file NAME with TEXT, which stand at its top, into *OUT; of an .html its elements
   <meta name="timeout" content="long"> and such, with the names timeout, variant, requires, features. False if the file
   is no case: an .html without testharness.js. */
bool wpt_read(const char *name, const char *text, Wpt *out);
/* A copy that is VARIANT of the case. */
Wpt *wpt_variant(const Wpt *wpt, const char *variant);
void wpt_free(Wpt *wpt);

/* Where the script that the case file PATH names by ADDRESS is, malloc'ed: relative to the case, or from "/": below the
   nearest folder above the case that has it; what web-platform-tests has in /resources and /common is looked for in
   testharness.js's package too. A query is for the script and no part of a file's name. NULL where it is nowhere. */
char *wpt_script(const char *path, const char *address);

/* The path, from "/", of the file PATH on a server of web-platform-tests: from the folder "wasm" on that it is in; NULL
   if it is in none. Malloc'ed. */
char *wpt_url(const char *path);

/* Where testharness.js is. Malloc'ed. */
char *wpt_testharness(void);
/* Where the script SCRIPT, from "/", of web-platform-tests is in testharness.js's package; NULL if it is not there. Malloc'ed. */
char *wpt_library(const char *script);

/* True if the case runs on a global object of the KIND, "window" or "dedicatedworker": NAME.any.js on those that META global
   names, any other in the window of its page. */
bool wpt_runs_in(const Wpt *wpt, const char *kind);
/* The folder that a server of the case at PATH is to show, so that all that the case names relative to itself is in it, and
   in *url the path of the page that runs it there, in a WORKER or in a window, with its variant. Both malloc'ed. */
char *wpt_place(const Wpt *wpt, const char *path, bool worker, char **url);

#endif
