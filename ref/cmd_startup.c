/* cmd_startup.c: touchstone-ref startup: which start-up convention modules follow, and why. NON-SPEC. */
#include "cli.h"
#include "startup/startup.h"
#include "util/alloc.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- what is printed ---- */

enum { COLUMNS = 6, NAME_MOST = 60 };

/* A row of the table: its cells. */
typedef struct Row {
    Buffer cells[COLUMNS];
} Row;

typedef struct Listing {
    bool json;
    Embed_features features;
    size_t n, capacity; /* of the table's rows, which are printed when all are there */
    Row *rows;
    bool failed; /* a file or folder could not be read */
} Listing;

/* NAME as a table shows it: no control characters, no more than a few words. */
static void add_name(Buffer *out, Embed_name name)
{
    cli_escape(out, name.at, name.len < NAME_MOST ? name.len : NAME_MOST);
    if (name.len > NAME_MOST)
        buffer_text(out, "...");
}

static void add_evidence(Buffer *out, const Startup_evidence *evidence)
{
    buffer_format(out, "%s%s", out->len ? "; " : "", startup_place_name(evidence->place));
    if (evidence->place == STARTUP_IMPORT) {
        buffer_byte(out, ' ');
        add_name(out, evidence->module);
    }
    if (evidence->name.len) {
        buffer_byte(out, ' ');
        add_name(out, evidence->name);
    }
}

static void add_needs(Buffer *out, unsigned needs)
{
    unsigned bit;
    const char *name;
    for (unsigned i = 0; (name = startup_need_name(i, &bit)); i++) {
        if (needs & bit)
            buffer_format(out, "%s%s", out->len ? ", " : "", name);
    }
    if (!out->len)
        buffer_byte(out, '-');
}

/* What is called, by name or number; "-" for nothing. */
static void add_call(Buffer *out, const Startup_report *report)
{
    if (!report->calls)
        buffer_byte(out, '-');
    else if (report->by_index)
        buffer_format(out, "function %u, %s", (unsigned)report->func,
                      startup_mode_name(report->section.mode));
    else
        add_name(out, report->entry);
}

/* Whether evidence I is, for another convention, among those before it. */
static bool is_said(const Startup_report *report, size_t i)
{
    const Startup_evidence *evidence = &report->evidence[i], *old = report->evidence;
    while (old < evidence && (old->place != evidence->place || old->name.at != evidence->name.at))
        old++;
    return old < evidence;
}

static void add_row(Listing *self, const char *path, const Startup_report *report)
{
    Row row = {0};
    const Startup_convention *first = startup_followed(report);
    cli_escape(&row.cells[0], path, strlen(path));
    for (unsigned i = 0; i < report->followed_n; i++)
        buffer_format(&row.cells[1], "%s%s", i ? ", " : "",
                      startup_convention(report->followed[i])->name);
    buffer_text(&row.cells[2], startup_life_name(report->life));
    add_call(&row.cells[3], report);
    add_needs(&row.cells[4], first->needs);
    if (*report->fault) {
        buffer_text(&row.cells[5], "FAULT: ");
        cli_escape(&row.cells[5], report->fault, strlen(report->fault));
    }
    for (size_t i = 0; i < report->evidence_n; i++) {
        if (!is_said(report, i))
            add_evidence(&row.cells[5], &report->evidence[i]);
    }
    if (!row.cells[5].len)
        buffer_text(&row.cells[5], "no mark of another convention");
    if (report->section_state != STARTUP_ABSENT && !report->heeded)
        buffer_text(&row.cells[5],
                    "; custom section " STARTUP_SECTION ", not heeded without --feature "
                    "+" STARTUP_FEATURE);
    PUSH(self->rows, self->n, self->capacity, row);
}

/* One line: the last cell has no spaces behind it. */
static void print_cells(const char *const cells[COLUMNS], const size_t widths[COLUMNS])
{
    for (int c = 0; c < COLUMNS - 1; c++)
        printf("%-*s  ", (int)widths[c], cells[c]);
    printf("%s\n", cells[COLUMNS - 1]);
}

static void print_table(Listing *self, const char *const heads[COLUMNS])
{
    size_t widths[COLUMNS];
    const char *cells[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
        widths[c] = strlen(heads[c]);
        for (size_t i = 0; i < self->n; i++) {
            size_t len = self->rows[i].cells[c].len;
            widths[c] = len > widths[c] ? len : widths[c];
        }
    }
    if (self->n)
        print_cells(heads, widths);
    for (size_t i = 0; i < self->n; i++) {
        for (int c = 0; c < COLUMNS; c++)
            cells[c] = buffer_string(&self->rows[i].cells[c]);
        print_cells(cells, widths);
        for (int c = 0; c < COLUMNS; c++)
            buffer_free(&self->rows[i].cells[c]);
    }
    free(self->rows);
}

/* ---- JSON ---- */

static void json_name(const char *key, Embed_name name)
{
    printf("\"%s\":", key);
    cli_json(stdout, name.at, name.len);
}

static void json_text(const char *key, const char *text)
{
    json_name(key, (Embed_name){text, strlen(text)});
}

static void json_needs(unsigned needs)
{
    unsigned bit;
    const char *name, *comma = "";
    printf("\"needs\":[");
    for (unsigned i = 0; (name = startup_need_name(i, &bit)); i++) {
        if (needs & bit) {
            printf("%s\"%s\"", comma, name);
            comma = ",";
        }
    }
    printf("]");
}

static void json_call(const Startup_report *report)
{
    printf("\"calls\":");
    if (!report->calls) {
        printf("null");
    } else if (report->by_index) {
        printf("{\"function\":%u,\"mode\":\"%s\"}", (unsigned)report->func,
               startup_mode_name(report->section.mode));
    } else {
        printf("{");
        json_name("export", report->entry);
        printf("}");
    }
}

/* The custom section, whether it is heeded or not. */
static void json_section(const Embed_module *module, bool heeded)
{
    Startup_section section;
    char why[STARTUP_MESSAGE];
    printf(",\"section\":");
    switch (startup_section_read(module, &section, why)) {
    case STARTUP_ABSENT: printf("null"); return;
    case STARTUP_GOOD:
        printf("{\"heeded\":%s,\"function\":%u,\"mode\":\"%s\"}", heeded ? "true" : "false",
               (unsigned)section.func, startup_mode_name(section.mode));
        return;
    case STARTUP_BAD:
        printf("{\"heeded\":%s,", heeded ? "true" : "false");
        json_text("fault", why);
        printf("}");
    }
}

static void json_evidence(const Startup_report *report)
{
    printf(",\"why\":[");
    for (size_t i = 0; i < report->evidence_n; i++) {
        const Startup_evidence *evidence = &report->evidence[i];
        printf("%s{\"convention\":\"%s\",\"place\":\"%s\"", i ? "," : "",
               startup_convention(evidence->convention)->name, startup_place_name(evidence->place));
        if (evidence->place == STARTUP_IMPORT) {
            printf(",");
            json_name("module", evidence->module);
        }
        if (evidence->place != STARTUP_START) {
            printf(",");
            json_name("name", evidence->name);
        }
        printf("}");
    }
    printf("]");
}

static void json_producers(const Embed_module *module)
{
    size_t n;
    Startup_producer *producers = startup_producers(module, &n);
    printf(",\"producers\":[");
    for (size_t i = 0; i < n; i++) {
        printf("%s{", i ? "," : "");
        json_name("field", producers[i].field);
        printf(",");
        json_name("name", producers[i].name);
        printf(",");
        json_name("version", producers[i].version);
        printf("}");
    }
    printf("]");
    free(producers);
}

static void print_json(const char *path, const Embed_module *module, const Startup_report *report)
{
    const Startup_convention *first = startup_followed(report);
    uint32_t start;
    printf("{");
    json_text("file", path);
    printf(",\"follows\":\"%s\",\"conventions\":[", first->name);
    for (unsigned i = 0; i < report->followed_n; i++)
        printf("%s\"%s\"", i ? "," : "", startup_convention(report->followed[i])->name);
    printf("],\"life\":\"%s\",", startup_life_name(report->life));
    json_call(report);
    printf(",\"caller\":\"%s\",", first->caller);
    json_needs(first->needs);
    printf(",");
    json_text("before", first->before);
    printf(",");
    json_text("again", first->again);
    printf(",\"enters\":%s,\"wasi\":%s,\"start_section\":",
           startup_can_enter(report) ? "true" : "false", report->wasi ? "true" : "false");
    if (embed_module_start(module, &start))
        printf("%u", (unsigned)start);
    else
        printf("null");
    json_section(module, report->heeded);
    printf(",\"fault\":");
    if (*report->fault)
        cli_json(stdout, report->fault, strlen(report->fault));
    else
        printf("null");
    json_evidence(report);
    json_producers(module);
    printf("}\n");
}

/* ---- files and folders ---- */

static void list_file(Listing *self, const char *path)
{
    Embed_failure failure;
    Embed_module *module = cli_module(path, self->features);
    if (!module || embed_module_validate(module, &failure) != EMBED_OK) {
        self->failed = true;
        if (module)
            cli_failure(path, &failure);
        embed_module_free(module);
        return;
    }
    Startup_report report;
    startup_examine(module, startup_heeds(self->features), &report);
    if (self->json)
        print_json(path, module, &report);
    else
        add_row(self, path, &report);
    startup_report_free(&report);
    embed_module_free(module);
}

static bool ends_in(const char *name, const char *end)
{
    size_t len = strlen(name), end_len = strlen(end);
    return len > end_len && strcmp(name + len - end_len, end) == 0;
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* One thing below a folder: modules are regular files, or symbolic links to such, that are called as modules are. */
static void list_entry(Listing *self, const FTSENT *entry)
{
    struct stat status;
    switch (entry->fts_info) {
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        cli_error("%s: %s", entry->fts_path, strerror(entry->fts_errno));
        self->failed = true;
        return;
    case FTS_F:
    case FTS_SL:
        if ((ends_in(entry->fts_name, ".wasm") || ends_in(entry->fts_name, ".wat")) &&
            stat(entry->fts_accpath, &status) == 0 && S_ISREG(status.st_mode))
            list_file(self, entry->fts_path);
        return;
    default: return;
    }
}

static void list_folder(Listing *self, char *path)
{
    char *roots[] = {path, NULL};
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
    errno = 0;
    for (FTSENT *entry; tree && (entry = fts_read(tree));)
        list_entry(self, entry);
    if (!tree || errno) {
        cli_error("%s: %s", path, strerror(errno));
        self->failed = true;
    }
    if (tree)
        fts_close(tree);
}

static int list_all(Listing *self, int n, char **paths)
{
    static const char *const heads[COLUMNS] = {"FILE", "FOLLOWS", "LIFE", "CALLS", "NEEDS", "WHY"};
    struct stat status;
    for (int i = 0; i < n; i++) {
        if (stat(paths[i], &status) == 0 && S_ISDIR(status.st_mode))
            list_folder(self, paths[i]);
        else
            list_file(self, paths[i]);
    }
    print_table(self, heads);
    return cli_finish(self->failed ? CLI_USAGE : CLI_OK);
}

/* ---- the table of conventions ---- */

static void print_convention_json(const Startup_convention *row)
{
    printf("{\"name\":\"%s\",", row->name);
    json_text("title", row->title);
    printf(",\"caller\":\"%s\",", row->caller);
    json_text("entry", row->entry);
    printf(",\"life\":\"%s\",", startup_life_name(row->life));
    json_needs(row->needs);
    printf(",");
    json_text("before", row->before);
    printf(",");
    json_text("again", row->again);
    printf(",\"enters\":%s}\n", row->runs ? "true" : "false");
}

static int list_conventions(bool json)
{
    for (unsigned i = 0; i < startup_conventions(); i++) {
        const Startup_convention *row = startup_convention(i);
        Buffer needs = {0};
        if (json) {
            print_convention_json(row);
            continue;
        }
        add_needs(&needs, row->needs);
        printf("%s: %s\n  called by the %s: %s\n  a %s; needs: %s\n  before: %s\n  again: %s\n",
               row->name, row->title, row->caller, *row->entry ? row->entry : "nothing",
               startup_life_name(row->life), buffer_string(&needs), row->before, row->again);
        buffer_free(&needs);
    }
    return cli_finish(CLI_OK);
}

/* ---- writing the section ---- */

/* The function that WORD means in MODULE: an index, $ and an identifier, or the name of an export. */
static bool find_function(const Embed_module *module, const char *word, uint32_t *out)
{
    Embed_name name = {word, strlen(word)};
    if (*word && word[strspn(word, "0123456789")] == 0) {
        char *end;
        errno = 0;
        unsigned long long index = strtoull(word, &end, 10);
        *out = (uint32_t)index;
        return !errno && index <= UINT32_MAX;
    }
    if (*word == '$')
        return embed_module_func_named(module, (Embed_name){word + 1, name.len - 1}, out);
    for (uint32_t i = 0; i < embed_module_exports(module); i++) {
        Embed_export export = embed_module_export(module, i);
        if (export.type.kind == EMBED_FUNC && export.name.len == name.len &&
            memcmp(export.name.at, name.at, name.len) == 0) {
            *out = embed_module_export_index(module, i);
            return true;
        }
    }
    return false;
}

/* What --set says, in terms of MODULE; false after an error line. */
static bool read_setting(const char *path, const char *setting, const Embed_module *module,
                         Startup_section *out)
{
    Embed_functype type;
    const char *colon = strchr(setting, ':');
    char *mode = strndup(setting, colon ? (size_t)(colon - setting) : strlen(setting));
    bool good = colon && startup_mode_named(mode, &out->mode);
    free(mode);
    if (!good)
        cli_error("startup: --set takes after:FUNCTION or fresh:FUNCTION, not '%s'", setting);
    else if (!find_function(module, colon + 1, &out->func) ||
             !embed_module_func_type(module, out->func, &type))
        cli_error("%s: there is no function '%s'; name it by its index, $identifier or export",
                  path, colon + 1);
    else if (type.params_n || type.results_n)
        cli_error("%s: function '%s' has parameters or results, where none are due", path,
                  colon + 1);
    else
        return true;
    return false;
}

/* The bytes of the module in PATH, binary or text; false after an error line. */
static bool read_module(const char *path, Embed_features features, Buffer *bytes,
                        Embed_module **module)
{
    Embed_failure failure;
    if (!cli_read(path, bytes))
        return false;
    bool binary = cli_is_binary(path, bytes);
    Embed_result result =
        binary
            ? embed_module_decode(bytes->at, bytes->len, features, module, &failure)
            : embed_module_parse((const char *)bytes->at, bytes->len, features, module, &failure);
    if (result == EMBED_OK)
        result = embed_module_validate(*module, &failure);
    if (result == EMBED_OK && !binary) {
        buffer_free(bytes);
        embed_module_encode(*module, false, &bytes->at, &bytes->len);
    }
    if (result == EMBED_OK)
        return true;
    cli_failure(path, &failure);
    embed_module_free(*module);
    buffer_free(bytes);
    return false;
}

/* Writes the module in PATH with the section that SETTING says, NULL for none, to OUTPUT. */
static int write_section(const char *path, Embed_features features, const char *setting,
                         const char *output)
{
    Buffer bytes;
    Embed_module *module = NULL;
    Startup_section section;
    if (!output && isatty(STDOUT_FILENO)) {
        cli_error("startup: a binary module is not for a terminal; name a file with -o FILE");
        return CLI_USAGE;
    }
    if (!read_module(path, features, &bytes, &module))
        return CLI_USAGE;
    int exit_code = CLI_USAGE;
    if (!setting || read_setting(path, setting, module, &section)) {
        uint8_t *out;
        size_t len;
        startup_section_write(bytes.at, bytes.len, setting ? &section : NULL, &out, &len);
        exit_code = cli_write(output, out, len) ? CLI_OK : CLI_BROKEN;
        free(out);
    }
    embed_module_free(module);
    buffer_free(&bytes);
    return exit_code;
}

/* ---- the command ---- */

/* Everything but what changes what is followed: a report shall read every module. */
static Embed_features all_features(void)
{
    Embed_features all = 0;
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (strcmp(embed_feature_name(i), STARTUP_FEATURE) != 0)
            all |= UINT64_C(1) << i;
    }
    return all;
}

static int run(const Cli_command *command, int argc, char **argv)
{
    Listing listing = {.features = all_features()};
    bool list = false, unset = false;
    const char *set = NULL, *output = NULL;
    const Cli_option options[] = {{"json", 0, CLI_FLAG, &listing.json},
                                  {"list", 0, CLI_FLAG, &list},
                                  {"set", 0, CLI_TEXT, &set},
                                  {"unset", 0, CLI_FLAG, &unset},
                                  {"output", 'o', CLI_TEXT, &output},
                                  {"feature", 0, CLI_FEATURES, &listing.features},
                                  {0}};
    int exit_code = CLI_OK;
    int first = cli_parse(command, argc, argv, options, 0, false, &exit_code);
    if (first < 0)
        return exit_code;
    if (list)
        return list_conventions(listing.json);
    if (first == argc) {
        cli_error("startup: no file is named; see 'touchstone-ref startup --help'");
        return CLI_USAGE;
    }
    if (!set && !unset && !output)
        return list_all(&listing, argc - first, argv + first);
    if ((set && unset) || !(set || unset) || argc - first != 1) {
        cli_error("startup: -o takes one file and one of --set and --unset; see 'touchstone-ref "
                  "startup --help'");
        return CLI_USAGE;
    }
    return write_section(argv[first], listing.features, set, output);
}

const Cli_command cmd_startup = {
    .name = "startup",
    .usage = "[--json] [OPTION...] FILE|FOLDER...",
    .summary = "say which start-up convention modules follow, and why",
    .help =
        "Who must call what after instantiation, what that needs before, and how often it may be\n"
        "done, by what a module exports and imports, its custom sections and its producers. A row "
        "a\n"
        "module; of a folder all that end in .wasm and .wat, symbolic links to folders not "
        "followed.\n"
        "'run' does what is said here where it can (--json: \"enters\").\n\n"
        "  --json              an object a line; ref/startup/README.md has its members\n"
        "  --list              the table of conventions, with what comes before and after\n"
        "  --feature LIST      switch features, all but startup-section being on; "
        "+startup-section\n"
        "                      heeds the custom section of additional start functions\n"
        "  --set MODE:FUNCTION write the module with that section: MODE is 'after' (call FUNCTION "
        "in\n"
        "                      the instance) or 'fresh' (in a new instance, each time); FUNCTION "
        "is "
        "an\n"
        "                      index, $identifier, or the name of an export\n"
        "  --unset             write it without\n"
        "  -o, --output FILE   where to write it (else to standard output)\n\n"
        "Examples: touchstone-ref startup build/programs\n"
        "          touchstone-ref startup --set after:init lib.wasm -o lib2.wasm\n",
    .run = run};
