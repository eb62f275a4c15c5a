/* engine/adapter.c: what adapters share. */
#include "harness/engine/adapter.h"

#include "harness/engine/lower_link.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

const Adapter *adapter_of(const char *kind)
{
    static const Adapter *const adapters[] = {&adapter_ref,           &adapter_js_shell,
                                              &adapter_spectest_json, &adapter_browser,
                                              &adapter_worker_host,   &adapter_wast};
    for (size_t i = 0; i < sizeof adapters / sizeof *adapters; i++) {
        if (strcmp(adapters[i]->kind, kind) == 0)
            return adapters[i];
    }
    return NULL;
}

const Adapter *adapter_for(const Engine *engine, const Case *of)
{
    if (of->program)
        return engine->runs_programs ? &adapter_program : NULL;
    if (of->wpt && strcmp(engine->kind, "browser") == 0)
        return &adapter_browser_wpt;
    if (of->wpt && strcmp(engine->kind, "worker-host") == 0)
        return &adapter_worker_host_wpt;
    if (of->wpt)
        return engine->shell ? &adapter_wpt : NULL;
    return adapter_of(engine->kind);
}

/* A browser takes a case of kind js in a window, or by its route in a worker, each where the case runs there. */
static bool takes_js(const Engine *engine, const Case *of)
{
    if (strcmp(engine->kind, "browser") != 0)
        return !engine->route;
    return engine->route ? engine->route == ROUTE_WORKER && wpt_runs_in(of->wpt, "dedicatedworker")
                         : wpt_runs_in(of->wpt, "window");
}

bool engine_takes(const Engine *engine, const Case *of)
{
    if (of->program)
        return engine->runs_programs && !engine->route;
    if (of->wpt)
        return engine->shell && takes_js(engine, of);
    if (engine->route == ROUTE_WORKER)
        return false;
    return engine->route ? of->linking : !of->linking || !engine->routes;
}

bool plan_refused(const Engine *engine, const Case *of, Job_plan *plan)
{
    bool refused = of->linking && !engine->route;
    if (refused)
        plan->refused = text_copy(UNSUPPORTED_LINKING);
    return refused;
}

void job_plan_free(Job_plan *plan)
{
    for (size_t i = 0; i < plan->stages_n; i++)
        strings_free(plan->stages[i].argv);
    free(plan->refused);
    *plan = (Job_plan){0};
}

void process_result_free(Process_result *result)
{
    free(result->out);
    free(result->err);
    *result = (Process_result){0};
}

char *output_line(const Process_result *result, size_t *at)
{
    if (*at >= result->out_len)
        return NULL;
    const char *start = result->out + *at, *end = memchr(start, '\n', result->out_len - *at);
    size_t len = end ? (size_t)(end - start) : result->out_len - *at;
    char *line = text_copy_n(start, len);
    for (size_t i = 0; i < len; i++) {
        if (!line[i])
            line[i] = ' ';
    }
    *at += len + 1;
    return line;
}

/* How a process ended, as the outcome of the step that it was at; NULL where it ended by itself with status 0. */
static char *ending_outcome(const Process_result *result)
{
    const char *name;
    switch (result->ending) {
    case ENDING_TIMEOUT: return text_copy("timeout");
    case ENDING_MEMORY: return text_copy("crashed memory-limit");
    case ENDING_OUTPUT: return text_copy("crashed output-limit");
    case ENDING_CPU: return text_copy("crashed cpu-limit");
    case ENDING_PROCESSES: return text_copy("crashed process-limit");
    case ENDING_DISK: return text_copy("crashed disk-limit");
    case ENDING_SPAWN: return text_copy("crashed spawn");
    case ENDING_PAGE: return text_copy("crashed page");
    case ENDING_SIGNAL:
        name = sigabbrev_np(result->signal);
        return name ? text_format("crashed SIG%s", name)
                    : text_format("crashed signal %d", result->signal);
    case ENDING_EXIT: break;
    }
    return result->status ? text_format("crashed exit %d", result->status) : NULL;
}

void outcomes_ended(Outcomes *outcomes, size_t from, const Process_result *result)
{
    while (from < outcomes->n && strcmp(outcomes->at[from].text, "missing") != 0)
        from++;
    char *outcome = from < outcomes->n ? ending_outcome(result) : NULL;
    if (outcome)
        outcomes_set(outcomes, from, outcome,
                     result->ending == ENDING_SPAWN ? result->error : result->err);
    free(outcome);
}

/* The number of a step that RECORD's KEY has; SIZE_MAX where it has none. */
static size_t number_of(const json_t *record, const char *key)
{
    const json_t *number = json_object_get(record, key);
    json_int_t i = json_is_integer(number) ? json_integer_value(number) : -1;
    return i < 0 ? SIZE_MAX : (size_t)i;
}

void place_take(Place *place, const json_t *record)
{
    size_t begin = number_of(record, "begin");
    if (begin != SIZE_MAX)
        *place = (Place){.step = begin, .begun = true};
    else
        place_step(place, number_of(record, "step"));
}

void place_step(Place *place, size_t step)
{
    if (place->begun && step == place->step)
        place->ended = true;
}

size_t place_ended(const Place *place, const Attempt *attempt, Outcomes *outcomes,
                   const Process_result *result)
{
    bool well = result->ending == ENDING_EXIT && result->status == 0;
    if (well)
        return STEP_NONE;
    /* a step that it had done in an attempt before keeps that outcome */
    if (place->begun && !place->ended) {
        if (place->step < outcomes->n && strcmp(outcomes->at[place->step].text, "missing") == 0)
            outcomes_ended(outcomes, place->step, result);
        return place->step < outcomes->n ? place->step : STEP_NONE;
    }
    /* between steps: no step is to blame before that happens again */
    if (place->begun && !attempt->n)
        return STEP_SOME;
    outcomes_ended(outcomes, place->begun ? place->step : 0, result);
    return STEP_NONE;
}

char *feature_switches(Embed_features features)
{
    Embed_features differ = features ^ embed_features_default();
    char *text = text_copy("");
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        if (!(differ >> i & 1))
            continue;
        char *longer = text_format("%s%s%c%s", text, *text ? "," : "",
                                   features >> i & 1 ? '+' : '-', embed_feature_name(i));
        free(text);
        text = longer;
    }
    return text;
}

char **argv_expand(char *const *argv, const char *script, const char *file, const char *dir,
                   const char *features)
{
    const struct {
        const char *word, *value;
    } places[] = {{"{script}", script},
                  {"{file}", file},
                  {"{dir}", dir},
                  {"{features}", features},
                  {"{bin}", program_folder()}};
    char **out = NULL;
    for (; *argv; argv++) {
        char *word = text_copy(*argv);
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            char *at = places[i].value ? strstr(word, places[i].word) : NULL;
            if (at) {
                char *whole = text_format("%.*s%s%s", (int)(at - word), word, places[i].value,
                                          at + strlen(places[i].word));
                free(word);
                word = whole;
            }
        }
        strings_push(&out, word);
    }
    return out;
}
