/* cause/json.c: a cause as JSON. The keys stay:
 *   id          12 characters, the same in every run and database for the same signature
 *   signature   {feature, subject, due, seen, family}: what makes it one cause; subject is the instruction or step of the API
 *   kin         the same for all families whose engines do the same
 *   others      [{id, family}]: the causes of these
 *   cases, steps    how many show it, on any engine
 *   engines     [{engine, version, cases, steps, divergence}]: divergence is the id that `touchstone replay` takes
 *   smallest    {suite, case, path, step, line, kind, subject, due, seen, message, divergence}: line is 0 and subject the name of a
 *               subtest where there are no commands
 *   rules       [{rule, section, url}]: what the specification says; url is empty where it is not published by section
 *   outcomes    [{engine, version, verdict, seen, message}] at that step, those that agree included, the reference first; verdict is
 *               agree, diverge, crash, timeout, missing or unsupported
 *   replay, reduce  command lines */
#include "harness/cause/cause.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* TEXT as a string, made safe. */
static json_t *json_text(const char *text)
{
    char *safe = text_safe(text, 4000);
    json_t *string = json_string(safe);
    free(safe);
    return string;
}

static json_t *rules_json(const Cause *cause)
{
    json_t *rules = json_array();
    for (size_t i = 0; i < cause->rules_n; i++) {
        const Cause_rule *rule = &cause->rules[i];
        json_array_append_new(rules,
                              json_pack("{s:o,s:o,s:o}", "rule", json_text(rule->rule), "section",
                                        json_text(rule->section), "url", json_text(rule->url)));
    }
    return rules;
}

static json_t *others_json(const Cause *cause)
{
    json_t *others = json_array();
    for (size_t i = 0; i < cause->others_n; i++)
        json_array_append_new(others, json_pack("{s:o,s:o}", "id", json_text(cause->others[i].id),
                                                "family", json_text(cause->others[i].family)));
    return others;
}

static json_t *engines_json(const Cause *cause)
{
    json_t *engines = json_array();
    for (size_t i = 0; i < cause->engines_n; i++) {
        const Cause_engine *e = &cause->engines[i];
        json_array_append_new(
            engines, json_pack("{s:o,s:o,s:I,s:I,s:o}", "engine", json_text(e->name), "version",
                               json_text(e->version), "cases", (json_int_t)e->cases, "steps",
                               (json_int_t)e->steps, "divergence", json_text(e->divergence)));
    }
    return engines;
}

static json_t *outcomes_json(Store *store, int64_t run, const Cause_place *place)
{
    size_t n;
    Cause_outcome *outcomes = cause_outcomes(store, run, place->case_id, place->step, &n);
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++) {
        const Cause_outcome *o = &outcomes[i];
        json_array_append_new(
            array, json_pack("{s:o,s:o,s:s,s:o,s:o}", "engine", json_text(o->engine), "version",
                             json_text(o->version), "verdict", o->verdict, "seen",
                             json_text(o->seen), "message", json_text(o->message)));
    }
    cause_outcomes_free(outcomes, n);
    return array;
}

json_t *cause_json(Store *store, int64_t run, const Cause *cause, const char *db)
{
    const Cause_place *p = &cause->smallest;
    char *replay = cause_command("replay", cause, db), *reduce = cause_command("reduce", cause, db);
    json_t *signature =
        json_pack("{s:o,s:o,s:o,s:o,s:o}", "feature", json_text(cause->feature), "subject",
                  json_text(cause->subject), "due", json_text(cause->due), "seen",
                  json_text(cause->seen), "family", json_text(cause->family));
    json_t *smallest = json_pack(
        "{s:o,s:o,s:o,s:I,s:I,s:o,s:o,s:o,s:o,s:o,s:o}", "suite", json_text(p->suite), "case",
        json_text(p->name), "path", json_text(p->path), "step", (json_int_t)p->step, "line",
        (json_int_t)p->line, "kind", json_text(p->kind), "subject", json_text(p->subject), "due",
        json_text(p->due), "seen", json_text(p->seen), "message", json_text(p->message),
        "divergence", json_text(p->divergence));
    json_t *json =
        json_pack("{s:s,s:o,s:s,s:o,s:I,s:I,s:o,s:o,s:o,s:o,s:s,s:s}", "id", cause->id, "signature",
                  signature, "kin", cause->kin, "others", others_json(cause), "cases",
                  (json_int_t)cause->cases, "steps", (json_int_t)cause->steps, "engines",
                  engines_json(cause), "smallest", smallest, "rules", rules_json(cause), "outcomes",
                  outcomes_json(store, run, p), "replay", replay, "reduce", reduce);
    free(replay);
    free(reduce);
    return json;
}
