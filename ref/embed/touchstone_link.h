/* touchstone_link.h: tools on modules that use module linking (module-linking/Explainer), beside touchstone.h, whose
 * conventions hold here too. All of it is NON-SPEC.
 *
 * Modules must be validated. What cannot be done fails with EMBED_LIMIT and the kind "unsupported flatten"; the message
 * names the construct. */
#ifndef TOUCHSTONE_LINK_H
#define TOUCHSTONE_LINK_H

#include "touchstone.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- interfaces ---- */

/* The bare module or instance type in TEXT, (module ...) or (instance ...) as in a .wit file, which FEATURES must allow:
   *TYPE is of kind EMBED_MODULE or EMBED_INSTANCE. */
Embed_result embed_link_interface_parse(const char *text, size_t len, Embed_features features,
                                        Embed_externtype *type, Embed_failure *failure);

/* TYPE, of kind EMBED_MODULE or EMBED_INSTANCE, in the canonical form of such a text: two-level imports are one import of an
   instance; items in order, one a line. Parsing gives the type again. *text is malloc'ed and freed by the caller; it ends
   in NUL, which does not count. */
void embed_link_interface_print(const Embed_externtype *type, char **text, size_t *len);

/* The type of the instances of modules of TYPE; TYPE itself if it is one. */
Embed_externtype embed_link_instance_type(const Embed_externtype *type);

/* ---- bundling and splitting ---- */

/* Where modules come from. FIND gives the module for the import NAME of IMPORTER: validated, borrowed until bundling is over,
   and always the same pointer for the same module. It leaves *MODULE NULL where the import shall stay. NAME_OF gives what
   messages call a module. BYTES_OF gives the bytes that it was decoded from, borrowed as well; NULL for one in text. */
typedef struct Embed_link_source {
    Embed_result (*find)(void *data, const Embed_module *importer, Embed_name name,
                         const Embed_module **module, Embed_failure *failure);
    const char *(*name_of)(void *data, const Embed_module *module);
    const uint8_t *(*bytes_of)(void *data, const Embed_module *module, size_t *len);
    void *data;
} Embed_link_source;

/* Makes a module of ROOT in which nested modules take the place of imports of one name that are modules: those of ROOT, and
   of the modules found those that the type by which they are imported does not have. Each module found is nested once, in
   the root; other modules that import it have outer aliases. Types are checked by subtyping. *BYTES, which the caller frees,
   is the result in binary form, valid, in it unchanged modules byte for byte. On failure *WHERE is the module whose import is to blame, or ROOT. */
Embed_result embed_link_bundle(const Embed_module *root, const Embed_link_source *source,
                               uint8_t **bytes, size_t *len, const Embed_module **where,
                               Embed_failure *failure);

/* A module that was split off, in binary form, valid; NAME is that by which the others import it, "./zip.wasm". The root has none. */
typedef struct Embed_link_file {
    Embed_name name;
    const uint8_t *bytes;
    size_t len;
} Embed_link_file;

/* The root first. */
typedef struct Embed_split {
    uint32_t files_n;
    const Embed_link_file *files;
} Embed_split;

/* The inverse: modules nested in MODULE become modules that it imports. What they had of it by outer aliases they define
   themselves, if it is types; modules they import, and their instances get them. A nested module that is never instantiated,
   or more than that, keeps what is nested in it, and stays nested if it has outer aliases of modules. No file is called
   "./RESERVED". BYTES, LEN of them, are what MODULE was decoded from, NULL if that was text: what does not change stays byte
   for byte. The caller frees *OUT with embed_split_free. */
Embed_result embed_link_split(const Embed_module *module, const uint8_t *bytes, size_t len,
                              Embed_name reserved, const Embed_split **out, Embed_failure *failure);
void embed_split_free(const Embed_split *split);

/* ---- graphs ---- */

typedef enum Embed_link_nodekind {
    EMBED_LINK_MODULE,
    EMBED_LINK_INSTANCE,
    EMBED_LINK_IMPORT /* a name that is imported and means no one module or instance */
} Embed_link_nodekind;

/* NAME is a module's identifier or, of one that is imported, the import's name; an instance's path of identifiers, with full
   stops, empty for the root; an import's name. MODULE is what an instance's module is called. Any may be empty. */
typedef struct Embed_link_node {
    Embed_link_nodekind kind;
    Embed_name name, module;
} Embed_link_node;

/* HAS: a module nests the other, an instance makes it. Else it imports it, by the names in LABEL, commas between them, or a
   module has it by an outer alias. */
typedef struct Embed_link_edge {
    bool has;
    uint32_t from, to;
    Embed_name label;
} Embed_link_edge;

/* The root is the first node. At most one edge of a kind leads from one node to another. */
typedef struct Embed_graph {
    uint32_t nodes_n, edges_n;
    const Embed_link_node *nodes;
    const Embed_link_edge *edges;
} Embed_graph;

/* The modules that MODULE consists of, each once, and those that it imports; what modules import by a name that always means
   instances of one module is an edge to that module. The caller frees *OUT with embed_graph_free. */
Embed_result embed_link_graph_modules(const Embed_module *module, const Embed_graph **out,
                                      Embed_failure *failure);
/* The instances that instantiating MODULE makes, each for itself, and what the host gives; what an instance passes on comes
   from where it is defined. Fails where MODULE imports a module, with the kind "unsupported flatten". */
Embed_result embed_link_graph_instances(const Embed_module *module, const Embed_graph **out,
                                        Embed_failure *failure);
void embed_graph_free(const Embed_graph *graph);

/* ---- flattening ---- */

/* Makes one core module of MODULE and of all that it instantiates: it behaves as MODULE does, calls between instances are
   direct, and no engine needs module linking for it. *OUT is validated and independent of MODULE; the caller frees it with
   embed_module_free.
   - An import of two names stays. Of an import "i" of an instance, the export f becomes the import "i" "f", and f of an
     instance j in it "i" "j/f". Any other import "x" of one name becomes "x" "".
   - Exports are those of MODULE; what an exported instance i exports as f is called i/f.
   - A module that is imported or exported, an import of an instance without exports, or two names that become the same
     cannot be flattened. */
Embed_result embed_link_flatten(const Embed_module *module, Embed_module **out,
                                Embed_failure *failure);

/* ---- lowering ---- */

typedef enum Embed_link_form {
    /* One core module for each module that is instantiated. A host, say JavaScript, takes the steps in order and hands
       over to each what its imports say. */
    EMBED_LINK_SHARED,
    /* Each step has a module of its own, whose imports name the steps that they come from, as in scripts that register
       every instance. One module can come twice. */
    EMBED_LINK_NAMED
} Embed_link_form;

/* An import of a step's module. FROM_HOST: it is what the module that was lowered imports; NAMES are those of its import
   and, from one name, of the exports down to the item. Else it is EXPORT of step STEP. */
typedef struct Embed_link_import {
    Embed_name module, name; /* as the step's module has it */
    Embed_externkind kind;
    bool from_host;
    uint32_t step;
    Embed_name export_name;
    uint32_t names_n;
    const Embed_name *names;
} Embed_link_import;

/* Instantiate module MODULE. */
typedef struct Embed_link_step {
    uint32_t module;
    Embed_name name; /* EMBED_LINK_NAMED: under which later steps import what it exports */
    uint32_t imports_n;
    const Embed_link_import *imports; /* in the order of the module's imports */
} Embed_link_step;

/* An export of the module that was lowered: EXPORT of step STEP, or, of kind EMBED_INSTANCE, a map. */
typedef struct Embed_link_export {
    Embed_name name;
    Embed_externkind kind;
    uint32_t step;
    Embed_name export_name;
    uint32_t fields_n;
    const struct Embed_link_export *fields;
} Embed_link_export;

typedef struct Embed_link_bytes {
    const uint8_t *bytes;
    size_t len;
} Embed_link_bytes;

/* What instantiates the same instances, in the same order, on an engine without module linking. ROOT is the step of the
   module itself; in EMBED_LINK_NAMED it exports all that EXPORTS say, maps under the names of embed_link_flatten. */
typedef struct Embed_lowered {
    uint32_t modules_n;
    const Embed_link_bytes *modules;
    uint32_t steps_n;
    const Embed_link_step *steps;
    uint32_t root;
    uint32_t exports_n;
    const Embed_link_export *exports;
} Embed_lowered;

/* Lowers MODULE. If it imports anything, the first step takes all of it and exports it again. PREFIX begins the names of
   EMBED_LINK_NAMED ("@" where it is empty); it should occur in no other. The caller frees *OUT, which
   refers to MODULE, with embed_lowered_free. Fails as embed_link_flatten does, but names may become the same in maps. */
Embed_result embed_link_lower(const Embed_module *module, Embed_link_form form, Embed_name prefix,
                              const Embed_lowered **out, Embed_failure *failure);
void embed_lowered_free(const Embed_lowered *lowered);

#ifdef __cplusplus
}
#endif

#endif
