/* startup/startup.h: start-up conventions: who calls what of a module after it was instantiated, and how often.
 * NON-SPEC, but for what core/exec/modules and the application ABI of WASI say.
 *
 * A convention is a row of startup.def. startup_examine says which of them a module follows and why; a Startup does it:
 *
 *     Startup *startup = startup_new(store, module, &host);
 *     startup_run(startup, &failure)                  a command: a new instance each time; a reactor: once
 *     startup_instance(startup, &instance, &failure)  the instance whose exports are to be called
 *     startup_free(startup);
 *
 * Conventions of touchstone.h hold here too. */
#ifndef TOUCHSTONE_STARTUP_H
#define TOUCHSTONE_STARTUP_H

#include "embed/touchstone.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- the table ---- */

/* How a program lives. */
typedef enum Startup_life {
    STARTUP_LIBRARY, /* instantiated and kept; nothing is called */
    STARTUP_REACTOR, /* entered once, before any other export is called; the instance is kept */
    STARTUP_COMMAND  /* each run is a new instance, entered once and dropped afterwards */
} Startup_life;

/* What must be there before the entry point runs: a set of bits. */
enum {
    STARTUP_NEEDS_MEMORY = 1,    /* the exported memory, handed to the host */
    STARTUP_NEEDS_ARGUMENTS = 2, /* arguments and environment */
    STARTUP_NEEDS_EVENTS = 4,    /* an event loop that calls back in */
    STARTUP_NEEDS_GLUE = 8,      /* code in JavaScript that the toolchain generates or ships */
    STARTUP_NEEDS_NAPI = 16,     /* a Node-API environment */
    STARTUP_NEEDS_LINKER = 32 /* a dynamic linker that places the module in a memory and a table */
};

/* The word for need number I ("memory", "arguments", ...) and its bit; NULL from the number of needs on. */
const char *startup_need_name(unsigned i, unsigned *bit);
/* "library", "reactor", "command" */
const char *startup_life_name(Startup_life life);

/* A row of the table. */
typedef struct Startup_convention {
    const char *name, *title;
    const char *caller; /* who calls: "engine", "host", "glue" */
    const char *entry;  /* what is called, in words; "" for nothing */
    Startup_life life;
    unsigned needs;
    bool runs;          /* a Startup can enter it; else it takes what this library does not have */
    const char *before; /* what happens before it runs, in words */
    const char *again;  /* how it may be called again, in words */
} Startup_convention;

/* In the order of precedence: where a module follows several, the first of them says what is called. I below the count. */
unsigned startup_conventions(void);
const Startup_convention *startup_convention(unsigned i);

/* ---- the custom section (SECTION.md) ---- */

/* Its name, and that of the feature that lets it be heeded. */
#define STARTUP_SECTION "startup"
#define STARTUP_FEATURE "startup-section"

typedef enum Startup_mode {
    STARTUP_AFTER, /* call the function in the instance that was made */
    STARTUP_FRESH  /* make another instance first, each time */
} Startup_mode;

typedef struct Startup_section {
    uint32_t func; /* index of the additional start function */
    Startup_mode mode;
} Startup_section;

typedef enum Startup_state {
    STARTUP_ABSENT,
    STARTUP_GOOD,
    STARTUP_BAD /* there, but not as SECTION.md says: nothing is called */
} Startup_state;

enum { STARTUP_MESSAGE = 256 };

/* "after", "fresh"; false where NAME is neither. */
const char *startup_mode_name(Startup_mode mode);
bool startup_mode_named(const char *name, Startup_mode *out);

/* Whether FEATURES say that the section is heeded. */
bool startup_heeds(Embed_features features);

/* The section of MODULE, which must be validated. WHY says in one line what is wrong with a bad one. */
Startup_state startup_section_read(const Embed_module *module, Startup_section *out,
                                   char why[STARTUP_MESSAGE]);

/* The binary module BYTES, which must be well-formed, with SECTION as its last section and no other of its name; with none
   where SECTION is NULL. The rest stays byte for byte. *OUT is malloc'ed; the caller frees it. */
void startup_section_write(const uint8_t *bytes, size_t len, const Startup_section *section,
                           uint8_t **out, size_t *out_len);

/* ---- what a module follows ---- */

/* Where a mark of a convention was found. */
typedef enum Startup_place {
    STARTUP_START,    /* the start section */
    STARTUP_CUSTOM,   /* a custom section of that name */
    STARTUP_EXPORT,   /* an exported function, table, memory, global or tag */
    STARTUP_IMPORT,   /* by the names of module and field */
    STARTUP_PRODUCER, /* an entry of the producers section */
    STARTUP_SHAPE     /* names that a tool has shortened */
} Startup_place;

/* "start section", "custom section", "export", "import", "producer", "shape" */
const char *startup_place_name(Startup_place place);

/* A mark: convention number CONVENTION has it. NAME, and MODULE of imports, live as long as the module. */
typedef struct Startup_evidence {
    unsigned convention;
    Startup_place place;
    Embed_name module, name;
    bool entry; /* an export that the convention calls */
} Startup_evidence;

/* What was found out about a module. */
typedef struct Startup_report {
    unsigned followed_n;
    unsigned *
        followed; /* the conventions that the module follows, in order of precedence; at least one */
    size_t evidence_n;
    Startup_evidence *evidence; /* of those, in the order of the conventions */
    Startup_life life;
    bool calls;       /* there is something to call: */
    Embed_name entry; /* an export, */
    bool by_index;    /* or, as the custom section says, */
    uint32_t func;    /* this function */
    bool wasi; /* it imports WASI, which must be handed the memory before anything is called */
    Startup_state section_state;
    Startup_section section;     /* if that is STARTUP_GOOD */
    bool heeded;                 /* the section is heeded */
    char fault[STARTUP_MESSAGE]; /* why nothing may be called; empty where all is well */
} Startup_report;

/* Examines MODULE, which must be validated and outlive the report; HEEDED: the custom section is heeded. Free with
   startup_report_free. */
void startup_examine(const Embed_module *module, bool heeded, Startup_report *out);
void startup_report_free(Startup_report *report);

/* The convention that says what is called. */
const Startup_convention *startup_followed(const Startup_report *report);

/* Whether a Startup can enter the module: there is no fault, and the convention takes no more than this library has. */
bool startup_can_enter(const Startup_report *report);

/* An entry of a producers section. */
typedef struct Startup_producer {
    Embed_name field; /* "language", "processed-by", "sdk" */
    Embed_name name, version;
} Startup_producer;

/* The entries of MODULE's producers section, malloc'ed, and in *N how many; up to where it is malformed. They live as long
   as the module. */
Startup_producer *startup_producers(const Embed_module *module, size_t *n);

/* Fills *failure with a fault of start-up (EMBED_UNLINKABLE, kind "start-up") and returns its class. */
Embed_result startup_fail(Embed_failure *failure, const char *message);

/* Calls in INSTANCE what REPORT says, whatever the life or mode; EMBED_OK where nothing is to be called. Fails with the
   report's fault where nothing may be, or where the convention takes more than this library has. */
Embed_result startup_enter(const Startup_report *report, Embed_store *store,
                           const Embed_instance *instance, Embed_failure *failure);

/* Another instance of INSTANCE's module, with the same imports. Fails (EMBED_LIMIT) where
   the module uses module linking. */
Embed_result startup_instantiate_again(Embed_store *store, const Embed_instance *instance,
                                       Embed_instance **out, Embed_failure *failure);

/* ---- doing it ---- */

/* The host's hook: called for each instance that a Startup makes, between instantiation and entry point, also where there
   is none to come. MEMORY is the memory that INSTANCE exports as "memory"; NULL if it exports none. Anything but EMBED_OK,
   with *failure filled, keeps the instance from being entered, and is what startup_run returns. */
typedef Embed_result Startup_hook(void *data, Embed_store *store, Embed_instance *instance,
                                  const Embed_extern *memory, Embed_failure *failure);

typedef struct Startup_host {
    Embed_resolver
        *resolve; /* asked once for each import: the instances of one Startup have the same */
    void *resolve_data;
    Startup_hook *hook; /* NULL for none */
    void *hook_data;
    bool heeds_section;
} Startup_host;

typedef struct Startup Startup;

/* MODULE must be validated; it and STORE must outlive the Startup. HOST is copied. */
Startup *startup_new(Embed_store *store, const Embed_module *module, const Startup_host *host);
void startup_free(Startup *startup);
const Startup_report *startup_report(const Startup *startup);

/* Runs the program. A command: makes a new instance and enters it, each time; where that is so by the mode "fresh" of the
   custom section, after the instance that is kept was made, which is never entered. A reactor or library: makes the instance
   that is kept and enters it, where that was not done before; if it failed before, fails again. What must not or cannot be
   entered is instantiated, then refused (startup_enter). */
Embed_result startup_run(Startup *startup, Embed_failure *failure);

/* The instance whose exports the host may call: of a reactor or library the one that is kept, made and entered first; of a
   command a new one, which is not entered; with the mode "fresh", the one that is kept. What this library cannot enter (startup_can_enter) is not entered either: the
   host's calls take the place of the glue's. */
Embed_result startup_instance(Startup *startup, Embed_instance **instance, Embed_failure *failure);

#ifdef __cplusplus
}
#endif

#endif
