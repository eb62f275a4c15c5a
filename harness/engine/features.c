/* engine/features.c: which features an engine lacks, and what that makes of the modules that it refuses. */
#include "harness/engine/features.h"

#include "harness/util/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NO_INSTANCE "failed no instance"
#define FRONT_END   "failed front end"

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Whether the outcome of a module says that the engine would not have it. */
static bool is_refused(const char *outcome)
{
    return strcmp(outcome, "malformed") == 0 || strcmp(outcome, "invalid") == 0 ||
           strcmp(outcome, "unlinkable") == 0 ||
           (starts(outcome, "failed") && strcmp(outcome, NO_INSTANCE) != 0 &&
            !starts(outcome, FRONT_END));
}

static Embed_features needs_of_module(const Script *script, uint32_t i)
{
    Embed_module *module;
    Embed_failure failure;
    if (embed_script_module(script->parsed, i, &module, &failure) != EMBED_OK)
        return failure.features;
    Embed_features needs = embed_module_features(module);
    embed_module_free(module);
    return needs;
}

/* ---- probing ---- */

static Embed_features feature_named(Embed_name name)
{
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        const char *known = embed_feature_name(i);
        if (strlen(known) == name.len && memcmp(known, name.at, name.len) == 0)
            return (Embed_features)1 << i;
    }
    return 0;
}

/* (module $NAME binary "..."), to FILE. */
static void write_module(FILE *file, Embed_name name, const Embed_module *module)
{
    uint8_t *bytes;
    size_t len;
    embed_module_encode(module, false, &bytes, &len);
    fprintf(file, "(module $%.*s binary \"", (int)name.len, name.at);
    for (size_t i = 0; i < len; i++)
        fprintf(file, "\\%02x", bytes[i]);
    fprintf(file, "\")\n");
    free(bytes);
}

/* Writes the modules of SCRIPT that are WANTED. */
static void write_modules(FILE *file, const Script *script, Embed_features wanted, Probe *out)
{
    for (uint32_t i = 0; i < embed_script_commands(script->parsed); i++) {
        Embed_name name = embed_script_command(script->parsed, i)->id;
        Embed_features feature = feature_named(name) & wanted;
        Embed_module *module;
        Embed_failure failure;
        if (!feature || embed_script_module(script->parsed, i, &module, &failure) != EMBED_OK)
            continue;
        write_module(file, name, module);
        out->of_step = array_room(out->of_step, out->of.commands, sizeof *out->of_step);
        out->of_step[out->of.commands++] = feature;
        out->of.needs |= embed_module_features(module);
        embed_module_free(module);
    }
}

/* The switches that the probe takes, malloc'ed: all but those that would be on. */
static char *switches(Embed_features features)
{
    char *list = text_copy("");
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (!(features & ~embed_features_default() & (Embed_features)1 << i))
            continue;
        char *longer = text_format("%s%s+%s", list, *list ? "," : "", embed_feature_name(i));
        free(list);
        list = longer;
    }
    return list;
}

bool probe_new(Embed_features wanted, const char *folder, Probe *out)
{
    char *source = project_path("harness/engines/features.wast");
    Script script;
    *out = (Probe){0};
    bool good = script_open(source, "", false, &script);
    free(source);
    if (!good)
        return false;
    out->of.suite = text_copy("features");
    out->of.name = text_copy("features.wast");
    out->of.path = text_format("%s/features.wast", folder);
    FILE *file = fopen(out->of.path, "we");
    if (file)
        write_modules(file, &script, wanted, out);
    script_close(&script);
    out->of.features = switches(out->of.needs);
    good = file && fclose(file) == 0;
    if (!good) {
        complain("%s: %s", out->of.path, strerror(errno));
        probe_free(out);
    }
    return good;
}

void probe_free(Probe *probe)
{
    case_free(&probe->of);
    free(probe->of_step);
    *probe = (Probe){0};
}

Embed_features probe_lacks(const Probe *probe, const Outcomes *outcomes)
{
    Embed_features lacks = 0;
    for (size_t i = 0; i < outcomes->n && i < probe->of.commands; i++) {
        if (is_refused(outcomes->at[i].text) || starts(outcomes->at[i].text, "unsupported"))
            lacks |= probe->of_step[i];
    }
    return lacks;
}

Embed_features probe_has(const Probe *probe, const Outcomes *outcomes)
{
    Embed_features has = 0;
    for (size_t i = 0; i < outcomes->n && i < probe->of.commands; i++) {
        if (strcmp(outcomes->at[i].text, "linked") == 0)
            has |= probe->of_step[i];
    }
    return has;
}

/* ---- explaining ---- */

bool features_may_explain(const Case *of, Embed_features features, const Outcomes *outcomes)
{
    bool refused = false;
    for (size_t i = 0; !of->wpt && of->needs & features && i < outcomes->n && !refused; i++)
        refused = is_refused(outcomes->at[i].text);
    return refused;
}

/* What the instances that steps refer to lack, by the names that scripts give them. */
typedef struct Lacking {
    struct {
        Embed_name id;
        const char *feature; /* NULL: nothing */
    } * at;
    size_t n;
    const char *last; /* of the last module */
} Lacking;

static void note_module(Lacking *lacking, Embed_name id, const char *feature)
{
    lacking->last = feature;
    if (!id.len)
        return;
    lacking->at = array_room(lacking->at, lacking->n, sizeof *lacking->at);
    lacking->at[lacking->n].id = id;
    lacking->at[lacking->n++].feature = feature;
}

static const char *lacking_of(const Lacking *lacking, Embed_name id)
{
    for (size_t i = lacking->n; id.len && i-- > 0;) {
        Embed_name other = lacking->at[i].id;
        if (other.len == id.len && memcmp(other.at, id.at, id.len) == 0)
            return lacking->at[i].feature;
    }
    return id.len ? NULL : lacking->last;
}

static const char *first_name(Embed_features features)
{
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (features >> i & 1)
            return embed_feature_name(i);
    }
    return NULL;
}

static void set_unsupported(Outcomes *outcomes, char *verdicts, size_t i, const char *feature)
{
    char *text = text_format("unsupported %s", feature);
    char *message = outcomes->at[i].message ? text_copy(outcomes->at[i].message) : NULL;
    outcomes_set(outcomes, i, text, message);
    verdicts[i] = VERDICT_UNSUPPORTED;
    free(message);
    free(text);
}

void features_explain(const Case *of, Embed_features lacks, Outcomes *outcomes, char *verdicts)
{
    Script script;
    Lacking lacking = {0};
    if (!(of->needs & lacks) || !script_open(of->path, of->features, true, &script))
        return;
    uint32_t n = embed_script_commands(script.parsed);
    for (uint32_t i = 0; i < n && i < outcomes->n; i++) {
        const Embed_command *command = embed_script_command(script.parsed, i);
        const char *text = outcomes->at[i].text, *feature = NULL;
        bool holds = verdicts[i] == VERDICT_PASS;
        if (command->form && is_refused(text) && !holds)
            feature = first_name(needs_of_module(&script, i) & lacks);
        else if (strcmp(text, NO_INSTANCE) == 0)
            feature = lacking_of(&lacking, command->id);
        if (feature)
            set_unsupported(outcomes, verdicts, i, feature);
        if (command->kind == EMBED_COMMAND_MODULE || command->kind == EMBED_COMMAND_DEFINITION ||
            command->kind == EMBED_COMMAND_INSTANCE)
            note_module(&lacking, command->id, feature);
    }
    free(lacking.at);
    script_close(&script);
}
