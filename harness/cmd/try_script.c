/* cmd/try_script.c: touchstone try of a .wast: what each command did on each engine, by the adapters that runs use. */
#include "harness/cmd/cmd.h"

#include "harness/cmd/try.h"
#include "harness/replay/schedule.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* The trials of a script and the lines of its commands. */
typedef struct Script_trials {
    Trial *trials;
    size_t n;
    uint32_t *lines;
    uint32_t lines_n;
} Script_trials;

/* The outcomes, a line a command: "LINE: OUTCOME". Malloc'ed. */
static char *lines_of(const Script_trials *all, const Outcomes *outcomes)
{
    size_t size = 1, at = 0;
    for (size_t i = 0; i < outcomes->n; i++)
        size += strlen(outcomes->at[i].text) + 16;
    char *text = memory_new(size);
    for (size_t i = 0; i < outcomes->n && i < all->lines_n; i++) {
        int len = snprintf(text + at, size - at, "%u: %s\n", all->lines[i], outcomes->at[i].text);
        at += len > 0 ? (size_t)len : 0;
    }
    return text;
}

/* What the engine said where it had something to say. Malloc'ed. */
static char *words_of(const Script_trials *all, const Outcomes *outcomes)
{
    char *text = text_copy("");
    for (size_t i = 0; i < outcomes->n && i < all->lines_n; i++) {
        if (!outcomes->at[i].message)
            continue;
        char *longer = text_format("%s%u: %s\n", text, all->lines[i], outcomes->at[i].message);
        free(text);
        text = longer;
    }
    return text;
}

static void replayed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                     const Process_result *last)
{
    const Script_trials *all = data;
    (void)last;
    Trial *trial = &all->trials[work->case_id];
    bool holds = strspn(verdicts, "pn") == strlen(verdicts);
    trial->out = lines_of(all, outcomes);
    trial->err = words_of(all, outcomes);
    trial->ending = text_copy(holds ? "all holds" : "not all holds");
}

static void tick(void *data)
{
    (void)data;
}

/* The lines of the commands of OF. False after one line. */
static bool read_lines(const Case *of, Script_trials *all)
{
    Script script;
    if (!script_open(of->path, of->features, false, &script))
        return false;
    all->lines_n = embed_script_commands(script.parsed);
    all->lines = memory_new((all->lines_n + 1) * sizeof *all->lines);
    for (uint32_t i = 0; i < all->lines_n; i++)
        all->lines[i] = embed_script_command(script.parsed, i)->line;
    script_close(&script);
    return true;
}

/* Replays OF on the engines that are chosen and here. */
static bool replay_all(const Case *of, Engines *engines, const bool *chosen, double timeout,
                       Script_trials *all)
{
    const Schedule_options options = {.jobs = 2, .timeout = timeout};
    Work *work = memory_new((engines->n + 1) * sizeof *work);
    all->trials = memory_new((engines->n + 1) * sizeof *all->trials);
    for (size_t i = 0; i < engines->n; i++) {
        Engine *engine = &engines->at[i];
        if (!chosen[i] || !engine_takes(engine, of))
            continue;
        engine_probe(engine);
        if (!engine->found)
            continue;
        work[all->n] = (Work){engine, of, 0, (int64_t)all->n, false};
        all->trials[all->n++] = (Trial){.engine = engine};
    }
    bool good = !all->n || schedule_run(work, all->n, &options, replayed, tick, all);
    free(work);
    return good;
}

Trial *trials_of_script(const char *file, Engines *engines, const bool *chosen, double timeout,
                        size_t *n)
{
    char *words[] = {(char *)(uintptr_t)file, NULL};
    Selection selection = {0};
    Script_trials all = {0};
    if (!select_cases(words, NULL, &selection))
        return NULL;
    bool good = selection.cases.n && read_lines(&selection.cases.at[0], &all) &&
                replay_all(&selection.cases.at[0], engines, chosen, timeout, &all);
    selection_free(&selection);
    free(all.lines);
    *n = all.n;
    if (good)
        return all.trials;
    free(all.trials);
    return NULL;
}
