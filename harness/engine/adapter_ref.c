/* engine/adapter_ref.c: the reference, asked like every other engine: touchstone-ref wast --json FILE. */
#include "harness/engine/adapter.h"

#include "harness/engine/plain.h"
#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static bool prepare(const Engine *engine, const Case *of, const Script *script,
                    const Attempt *attempt, const char *dir, Job_plan *plan)
{
    (void)script;
    char *file = realpath(of->path, NULL);
    plan->stages_n = 1;
    plan->stages[0].argv = argv_expand(engine->command, NULL, file ? file : of->path, dir, NULL);
    if (*of->features) {
        strings_push(&plan->stages[0].argv, text_copy("--feature"));
        strings_push(&plan->stages[0].argv, text_copy(of->features));
    }
    if (attempt->skip_n) {
        char *steps = text_copy("");
        for (size_t i = 0; i < attempt->skip_n; i++) {
            char *longer = text_format("%s%s%u", steps, i ? "," : "", attempt->skip[i]);
            free(steps);
            steps = longer;
        }
        strings_push(&plan->stages[0].argv, text_copy("--skip"));
        strings_push(&plan->stages[0].argv, steps);
    }
    free(file);
    return true;
}

/* {"permits": N, "outcomes": [PATTERN, ...]} */
static void take_permits(const json_t *record, Outcomes *outcomes)
{
    const json_t *step = json_object_get(record, "permits");
    json_t *pattern;
    size_t i;
    if (!json_is_integer(step) || json_integer_value(step) < 0)
        return;
    json_array_foreach(json_object_get(record, "outcomes"), i, pattern)
    {
        if (json_is_string(pattern))
            outcomes_permit(outcomes, (size_t)json_integer_value(step), json_string_value(pattern));
    }
}

/* One record: {"begin": N}, or {"step": N, "outcome": TEXT, "message": TEXT}. */
static void take_record(const json_t *record, Outcomes *outcomes, Place *place)
{
    const json_t *step = json_object_get(record, "step");
    const char *outcome = json_string_value(json_object_get(record, "outcome"));
    place_take(place, record);
    if (!json_is_integer(step) || json_integer_value(step) < 0 || !outcome)
        return;
    size_t i = (size_t)json_integer_value(step);
    if (i < outcomes->n && strcmp(outcomes->at[i].text, "missing") == 0)
        outcomes_set(outcomes, i, outcome, json_string_value(json_object_get(record, "message")));
}

/* Takes the record LINE if it is plain: as the reference prints what it has done, where it has nothing to say of it. */
static bool take_plain(const char *line, Outcomes *outcomes, Place *place)
{
    Plain plain = {line, line + strlen(line)};
    size_t step, number;
    char word[PLAIN_MOST], outcome[PLAIN_MOST];
    if (plain_skip(&plain, "{\"begin\":")) {
        if (!plain_number(&plain, &step) || !plain_skip(&plain, "}") || !plain_ends(&plain))
            return false;
        *place = (Place){.step = step, .begun = true};
        return true;
    }
    if (!plain_skip(&plain, "{\"step\":") || !plain_number(&plain, &step) ||
        !plain_skip(&plain, ",\"line\":") || !plain_number(&plain, &number) ||
        !plain_skip(&plain, ",\"column\":") || !plain_number(&plain, &number) ||
        !plain_skip(&plain, ",\"command\":") || !plain_word(&plain, word) ||
        !plain_skip(&plain, ",\"outcome\":") || !plain_word(&plain, outcome) ||
        !plain_skip(&plain, ",\"verdict\":") || !plain_word(&plain, word) ||
        !plain_skip(&plain, ",\"message\":\"\"}") || !plain_ends(&plain))
        return false;
    place_step(place, step);
    if (step < outcomes->n && strcmp(outcomes->at[step].text, "missing") == 0)
        outcomes_set(outcomes, step, outcome, NULL);
    return true;
}

static size_t interpret(const Engine *engine, const Case *of, const Script *script,
                        const Attempt *attempt, const Process_result *results, size_t results_n,
                        Outcomes *outcomes)
{
    (void)engine, (void)of, (void)script;
    Place place = {0};
    if (!results_n)
        return STEP_NONE;
    size_t from = 0;
    for (char *line; (line = output_line(&results[0], &from)); free(line)) {
        if (take_plain(line, outcomes, &place))
            continue;
        json_t *record = json_loads(line, 0, NULL);
        take_record(record, outcomes, &place);
        take_permits(record, outcomes);
        json_decref(record);
    }
    /* status 1 says that an assertion failed: the outcomes say which */
    if (results[0].ending == ENDING_EXIT && results[0].status == 1)
        return STEP_NONE;
    return place_ended(&place, attempt, outcomes, &results[0]);
}

const Adapter adapter_ref = {.kind = "ref", .prepare = prepare, .interpret = interpret};
