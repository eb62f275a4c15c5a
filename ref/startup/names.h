/* startup/names.h: what the module names of imports mean. NON-SPEC: the specification leaves that to hosts. A name is, in
 * this order,
 *
 *   1. one that the user gave a meaning (Startup_naming),
 *   2. one that the embedder's hook gives a meaning,
 *   3. the key of a builtin module,
 *   4. a URL (file: and data:; nothing is fetched from a network),
 *   5. a path, if it begins with / or ./ or ../ or ends in .wasm or .wat: relative to the file that imports it.
 *
 * A meaning is written "builtin:KEY", as a URL, or as a path, relative to the working directory. What is no builtin is a
 * module, binary or text. Each file is instantiated once, before what imports it, and entered if it is a reactor. */
#ifndef TOUCHSTONE_STARTUP_NAMES_H
#define TOUCHSTONE_STARTUP_NAMES_H

#include "startup/startup.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A builtin module: RESOLVE answers for its items. */
typedef struct Startup_builtin {
    const char *key;
    Embed_resolver *resolve;
    void *data;
    bool program_only; /* only the program may import it, not what the program imports */
} Startup_builtin;

/* The NAME_LEN bytes of NAME mean MEANING. */
typedef struct Startup_naming {
    const char *name;
    size_t name_len;
    const char *meaning;
} Startup_naming;

/* What NAME means to the embedder, as a Startup_naming's meaning, which stays there until the next call; NULL for nothing. */
typedef const char *Startup_name_hook(void *data, Embed_name name);

/* What lists hold must outlive the names. */
typedef struct Startup_names_options {
    const char *
        program; /* the program's file; NULL for none: then paths are relative to the working directory */
    Embed_features features;
    size_t namings_n;
    const Startup_naming *namings;
    Startup_name_hook *hook; /* NULL for none */
    void *hook_data;
    size_t builtins_n;
    const Startup_builtin *builtins;
} Startup_names_options;

typedef struct Startup_names Startup_names;

Startup_names *startup_names_new(Embed_store *store, const Startup_names_options *options);
/* Frees the names and the modules that were loaded: after the store. */
void startup_names_free(Startup_names *names);

/* An Embed_resolver; DATA is a Startup_names. */
bool startup_names_resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                           const Embed_externtype *type, Embed_extern *out);

/* Why an import could not be resolved, in one line; empty if that did not happen. */
const char *startup_names_error(const Startup_names *names);

/* ---- the builtin module stdio ---- */

/* An Embed_resolver for "puts": prints the bytes from its argument up to a zero byte, in memory 0 of the instance that calls
   it, and a newline to DATA (a FILE *). The argument is an i32 or i64; its result, if the import has one, is the i32 0. A
   string that does not end within the memory traps. */
bool startup_stdio_resolve(void *data, Embed_store *store, Embed_name module, Embed_name name,
                           const Embed_externtype *type, Embed_extern *out);

#ifdef __cplusplus
}
#endif

#endif
