/* startup/examine.c: which conventions of startup.def a module follows, and why. NON-SPEC. */
#include "startup/startup.h"
#include "util/alloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the table ---- */

enum {
#define CONVENTION(id, ...) ROW_##id,
#define MARK(...)
#include "startup/startup.def"
#undef CONVENTION
#undef MARK
    ROWS
};

#define NEEDS(need) STARTUP_NEEDS_##need
static const Startup_convention rows[ROWS] = {
#define CONVENTION(id, name, title, caller, entry, life, needs, runs, before, again)               \
    {name, title, caller, entry, STARTUP_##life, needs, runs, before, again},
#define MARK(...)
#include "startup/startup.def"
#undef CONVENTION
#undef MARK
};

/* What a mark means for its convention; see startup.def. */
typedef enum Role { ROLE_ENTRY, ROLE_CALL, ROLE_ANY, ROLE_ALL, ROLE_NOT, ROLE_ALSO } Role;

typedef struct Mark {
    unsigned row;
    Role role;
    Startup_place place;
    const char *module, *name, *type;
} Mark;

static const Mark marks[] = {
#define CONVENTION(...)
#define MARK(id, role, place, module, name, type)                                                  \
    {ROW_##id, ROLE_##role, STARTUP_##place, module, name, type},
#include "startup/startup.def"
#undef CONVENTION
#undef MARK
};

enum { MARKS = sizeof marks / sizeof *marks };

unsigned startup_conventions(void)
{
    return ROWS;
}

const Startup_convention *startup_convention(unsigned i)
{
    return &rows[i];
}

const char *startup_need_name(unsigned i, unsigned *bit)
{
    static const char *const names[] = {"memory", "arguments", "events", "glue", "napi", "linker"};
    *bit = 1U << i;
    return i < sizeof names / sizeof *names ? names[i] : NULL;
}

const char *startup_life_name(Startup_life life)
{
    static const char *const names[] = {"library", "reactor", "command"};
    return names[life];
}

const char *startup_place_name(Startup_place place)
{
    static const char *const names[] = {"start section", "custom section", "export",
                                        "import",        "producer",       "shape"};
    return names[place];
}

/* ---- what is looked for ---- */

/* Whether NAME is as PATTERN says, in which * stands for any bytes. */
static bool fits(const char *pattern, Embed_name name)
{
    const char *star = NULL;
    size_t at = 0, resume = 0;
    while (at < name.len) {
        if (*pattern == '*') {
            star = pattern++;
            resume = at;
        } else if (*pattern && *pattern == name.at[at]) {
            pattern++;
            at++;
        } else if (star) {
            pattern = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return !*pattern;
}

static char letter_of(Embed_valtype t)
{
    switch ((Embed_valkind)t.kind) {
    case EMBED_I32: return 'i';
    case EMBED_I64: return 'I';
    case EMBED_F32: return 'f';
    case EMBED_F64: return 'F';
    case EMBED_V128:
    case EMBED_REF:
    case EMBED_BOT:
    case EMBED_I8:
    case EMBED_I16: break;
    }
    return '?';
}

/* Whether XT is a function of the type that LETTERS say; of any type where these are empty. */
static bool is_typed(const Embed_externtype *xt, const char *letters)
{
    Embed_functype type;
    if (!*letters)
        return true;
    size_t params = strcspn(letters, ":"), results = strlen(letters + params + 1);
    if (xt->kind != EMBED_FUNC || !embed_functype(xt->deftype, &type) || type.params_n != params ||
        type.results_n != results)
        return false;
    for (uint32_t i = 0; i < params; i++) {
        if (letter_of(type.params[i]) != letters[i])
            return false;
    }
    for (uint32_t i = 0; i < results; i++) {
        if (letter_of(type.results[i]) != letters[params + 1 + i])
            return false;
    }
    return true;
}

/* ---- what is found ---- */

/* An examination: of each mark, whether the module has it. */
typedef struct Search {
    const Embed_module *module;
    bool found[MARKS];
    Startup_evidence first[MARKS]; /* the first thing that is as the mark says */
} Search;

/* A thing in the module, which may be what marks say. */
typedef struct Thing {
    Startup_place place;
    Embed_name module, name;
    const Embed_externtype *type;
} Thing;

static void note(Search *search, const Thing *thing)
{
    for (unsigned i = 0; i < MARKS; i++) {
        const Mark *mark = &marks[i];
        bool calls = mark->role == ROLE_ENTRY || mark->role == ROLE_CALL;
        if (search->found[i] || mark->place != thing->place || !fits(mark->name, thing->name) ||
            (thing->place == STARTUP_IMPORT && !fits(mark->module, thing->module)) ||
            (thing->type && !is_typed(thing->type, mark->type)) ||
            (calls && (!thing->type || thing->type->kind != EMBED_FUNC)))
            continue;
        search->found[i] = true;
        search->first[i] =
            (Startup_evidence){mark->row, thing->place, thing->module, thing->name, .entry = calls};
    }
}

/* Whether all names have a letter or two, and all imports are of one module "a": what Emscripten makes of names where it
   optimizes. */
static bool is_minified(const Embed_module *module)
{
    enum { EXPORTS_LEAST = 3, LETTERS_MOST = 2 };
    uint32_t imports = embed_module_imports(module), exports = embed_module_exports(module);
    bool has_memory = false;
    for (uint32_t i = 0; i < imports; i++) {
        Embed_import import = embed_module_import(module, i);
        if (!fits("a", import.module) || import.name.len > LETTERS_MOST)
            return false;
    }
    for (uint32_t i = 0; i < exports; i++) {
        Embed_export export = embed_module_export(module, i);
        if (export.name.len > LETTERS_MOST)
            return false;
        has_memory |= export.type.kind == EMBED_MEM;
    }
    return imports && exports >= EXPORTS_LEAST && has_memory;
}

static void search_module(Search *search)
{
    const Embed_module *module = search->module;
    uint32_t start;
    if (embed_module_start(module, &start))
        note(search, &(Thing){.place = STARTUP_START});
    for (uint32_t i = 0; i < embed_module_exports(module); i++) {
        Embed_export export = embed_module_export(module, i);
        note(search, &(Thing){.place = STARTUP_EXPORT, .name = export.name, .type = &export.type});
    }
    for (uint32_t i = 0; i < embed_module_imports(module); i++) {
        Embed_import import = embed_module_import(module, i);
        note(search, &(Thing){STARTUP_IMPORT, import.module, import.name, &import.type});
    }
    for (uint32_t i = 0; i < embed_module_customs(module); i++) {
        Thing thing = {.place = STARTUP_CUSTOM};
        const uint8_t *bytes;
        size_t len;
        embed_module_custom(module, i, &thing.name, &bytes, &len);
        note(search, &thing);
    }
    size_t n;
    Startup_producer *producers = startup_producers(module, &n);
    for (size_t i = 0; i < n; i++)
        note(search, &(Thing){.place = STARTUP_PRODUCER, .name = producers[i].name});
    free(producers);
    if (is_minified(module))
        note(search, &(Thing){.place = STARTUP_SHAPE, .name = {"minified names", 14}});
}

/* ---- what it means ---- */

static bool is_followed(const Search *search, const Startup_report *report, unsigned row)
{
    bool any = false;
    if (row == ROW_startup_section)
        return report->heeded && report->section_state != STARTUP_ABSENT;
    if (row == ROW_library)
        return !report->followed_n;
    for (unsigned i = 0; i < MARKS; i++) {
        if (marks[i].row != row)
            continue;
        any |= search->found[i] && (marks[i].role == ROLE_ENTRY || marks[i].role == ROLE_ANY);
        if ((marks[i].role == ROLE_ALL && !search->found[i]) ||
            (marks[i].role == ROLE_NOT && search->found[i]))
            return false;
    }
    return any;
}

/* Whether an entry point of convention ROW is there, followed or not. */
static bool has_entry(const Search *search, unsigned row)
{
    bool has = false;
    for (unsigned i = 0; i < MARKS; i++)
        has |= marks[i].row == row && marks[i].role == ROLE_ENTRY && search->found[i];
    return has;
}

static void add_evidence(const Search *search, unsigned row, Startup_report *out)
{
    for (unsigned i = 0; i < MARKS; i++) {
        if (marks[i].row != row || !search->found[i])
            continue;
        const Startup_evidence *found = &search->first[i];
        bool known = false;
        for (size_t k = 0; k < out->evidence_n; k++) {
            const Startup_evidence *old = &out->evidence[k];
            known |= old->convention == row && old->place == found->place &&
                     old->name.at == found->name.at && old->module.at == found->module.at;
        }
        if (!known)
            out->evidence[out->evidence_n++] = *found;
    }
}

/* What the first convention calls. */
static void set_entry(const Search *search, Startup_report *out)
{
    unsigned row = out->followed[0];
    out->life = rows[row].life;
    if (row == ROW_startup_section) {
        out->by_index = out->calls = out->section_state == STARTUP_GOOD;
        out->func = out->section.func;
        if (out->calls && out->section.mode == STARTUP_FRESH)
            out->life = STARTUP_COMMAND;
        return;
    }
    for (unsigned i = 0; i < MARKS && !out->calls; i++) {
        if (marks[i].row == row && search->found[i] && search->first[i].entry) {
            out->calls = true;
            out->entry = search->first[i].name;
        }
    }
}

/* Whether the export NAME is a function without parameters and results. */
static bool is_niladic(const Embed_module *module, Embed_name name)
{
    for (uint32_t i = 0; i < embed_module_exports(module); i++) {
        Embed_export export = embed_module_export(module, i);
        if (export.name.len == name.len && memcmp(export.name.at, name.at, name.len) == 0)
            return is_typed(&export.type, ":");
    }
    return false;
}

/* application-abi: commands and reactors exclude each other; their entry points take and return nothing. */
static void find_fault(const Search *search, Startup_report *out)
{
    const Startup_convention *row = &rows[out->followed[0]];
    bool old = has_entry(search, ROW_wasi_reactor_old);
    if (out->heeded && out->section_state != STARTUP_ABSENT)
        return;
    if (has_entry(search, ROW_wasi_command) && (old || has_entry(search, ROW_wasi_reactor)))
        snprintf(out->fault, sizeof out->fault,
                 "it exports \"_start\" as a command and \"%s\" as a reactor, which exclude each "
                 "other; neither is run",
                 has_entry(search, ROW_wasi_reactor) ? "_initialize"
                                                     : "__wasi_unstable_reactor_start");
    else if (out->calls && row->runs && !is_niladic(search->module, out->entry))
        snprintf(out->fault, sizeof out->fault,
                 "the export \"%.*s\", which the convention %s calls, must have no parameters and "
                 "no results",
                 (int)out->entry.len, out->entry.at, row->name);
}

static bool imports_wasi(const Embed_module *module)
{
    bool found = false;
    for (uint32_t i = 0; i < embed_module_imports(module) && !found; i++)
        found = fits("wasi_snapshot_preview1", embed_module_import(module, i).module);
    return found;
}

void startup_examine(const Embed_module *module, bool heeded, Startup_report *out)
{
    Search *search = checked_calloc(1, sizeof *search);
    search->module = module;
    *out = (Startup_report){.heeded = heeded};
    out->followed = checked_calloc(ROWS, sizeof *out->followed);
    out->evidence = checked_calloc(MARKS, sizeof *out->evidence);
    out->section_state = startup_section_read(module, &out->section, out->fault);
    if (!heeded)
        *out->fault = 0;
    search_module(search);
    for (unsigned row = 0; row < ROWS; row++) {
        if (!is_followed(search, out, row))
            continue;
        out->followed[out->followed_n++] = row;
        add_evidence(search, row, out);
    }
    set_entry(search, out);
    find_fault(search, out);
    out->wasi = imports_wasi(module);
    free(search);
}

void startup_report_free(Startup_report *report)
{
    free(report->followed);
    free(report->evidence);
    *report = (Startup_report){0};
}

const Startup_convention *startup_followed(const Startup_report *report)
{
    return &rows[report->followed[0]];
}

bool startup_can_enter(const Startup_report *report)
{
    return !*report->fault && startup_followed(report)->runs;
}
