/* cmd/try_page.c: touchstone try of JavaScript where engines take cases and no files: browsers and hosts of workers. What is
 * tried becomes a case in the form of web-platform-tests; each line that it prints is a subtest of it. */
#include "harness/cmd/cmd.h"

#include "harness/cmd/try.h"
#include "harness/replay/schedule.h"
#include "harness/util/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What is there before the script: print and console.log keep lines. */
static const char before[] =
    "globalThis.touchstone_lines = [];\n"
    "globalThis.touchstone_wrong = [];\n"
    "globalThis.print = function () {\n"
    "  var words = Array.prototype.map.call(arguments, String).join(' ');\n"
    "  touchstone_lines.push.apply(touchstone_lines, words.split('\\n'));\n"
    "};\n"
    "console.log = print;\n"
    "setup({allow_uncaught_exception: true});\n"
    "['error', 'unhandledrejection'].forEach(function (type) {\n"
    "  self.addEventListener(type, function (e) { touchstone_wrong.push(type === 'error' ? e.error "
    "|| "
    "e.message : e.reason); });\n"
    "});\n";

/* The case: when the script has come to rest, a subtest a line. */
static const char after[] =
    "// META: title=try\n"
    "// META: global=window,dedicatedworker,jsshell\n"
    "// META: script=before.js\n"
    "%s"
    "promise_test(async () => {\n"
    "%s"
    "  for (let n = -1; n !== touchstone_lines.length;) {\n"
    "    n = touchstone_lines.length;\n"
    "    await new Promise(resolve => setTimeout(resolve, 100));\n"
    "  }\n"
    "  touchstone_lines.forEach((line, i) => test(() => {}, i + ': ' + line));\n"
    "  if (touchstone_wrong.length) throw touchstone_wrong[0];\n"
    "}, 'end');\n";

/* Whether ENGINE is tried in this way. */
bool try_by_page(const Engine *engine)
{
    return strcmp(engine->kind, "browser") == 0 || strcmp(engine->kind, "worker-host") == 0;
}

static bool write_text(const char *folder, const char *name, const char *text)
{
    char *path = text_format("%s/%s", folder, name);
    bool good = file_write(path, text, strlen(text));
    if (!good)
        complain("%s: %s", path, strerror(errno));
    free(path);
    return good;
}

/* The case for SCRIPT or, where that is NULL, for MODULE, in a folder of its own below FOLDER; its path, malloc'ed, or NULL
   after one line. */
static char *write_case(const char *folder, const char *script, const char *module)
{
    char *own = text_format("%s/page", folder);
    char *text = text_format(after, script ? "// META: script=tried.js\n" : "",
                             script ? "" : "  await import('./tried.mjs');\n");
    bool good = folder_make(own) && write_text(own, "before.js", before) &&
                write_text(own, script ? "tried.js" : "tried.mjs", script ? script : module) &&
                write_text(own, "try.any.js", text);
    char *path = good ? text_format("%s/try.any.js", own) : NULL;
    free(text);
    free(own);
    return path;
}

/* ---- what comes of it ---- */

/* The lines that were printed, in order. */
static char *lines_of(const Outcomes *outcomes)
{
    size_t size = 1, at = 0;
    for (size_t i = 0; i < outcomes->n; i++)
        size += strlen(outcomes->at[i].name) + 1;
    char *text = memory_new(size);
    for (size_t i = 0; i < outcomes->n; i++) {
        const char *name = outcomes->at[i].name, *colon = strstr(name, ": ");
        if (colon && strspn(name, "0123456789") == (size_t)(colon - name))
            at += (size_t)sprintf(text + at, "%s\n", colon + 2);
    }
    return text;
}

static void replayed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                     const Process_result *last)
{
    Trial *trial = (Trial *)data + work->case_id;
    (void)verdicts, (void)last;
    const Outcome *whole = &outcomes->at[0], *wrong = whole;
    for (size_t i = 1; i < outcomes->n; i++)
        wrong = strcmp(outcomes->at[i].name, "end") == 0 && outcomes->at[i].message
                    ? &outcomes->at[i]
                    : wrong;
    bool whole_good = strcmp(whole->text, "passed") == 0;
    trial->out = lines_of(outcomes);
    trial->err = text_copy(wrong->message ? wrong->message : "");
    trial->ending = text_copy(!whole_good ? whole->text : wrong->message ? "exit 1" : "exit 0");
}

static void tick(void *data)
{
    (void)data;
}

bool trials_by_page(const char *folder, const char *script, const char *module, Engines *engines,
                    const bool *chosen, double timeout, Trial *trials, size_t *n)
{
    const Schedule_options options = {.jobs = 2, .timeout = timeout};
    char *path = write_case(folder, script, module);
    char *words[] = {path, NULL};
    Selection selection = {0};
    if (!path)
        return false;
    bool good = select_cases(words, NULL, &selection) && selection.cases.n;
    Work *work = memory_new((engines->n + 1) * sizeof *work);
    size_t works = 0;
    for (size_t i = 0; good && i < engines->n; i++) {
        Engine *engine = &engines->at[i];
        if (!chosen[i] || engine->route || !try_by_page(engine))
            continue;
        engine_probe(engine);
        if (!engine->found)
            continue;
        work[works++] = (Work){engine, &selection.cases.at[0], 0, (int64_t)*n, false};
        trials[(*n)++] = (Trial){.engine = engine};
    }
    if (works)
        good = schedule_run(work, works, &options, replayed, tick, trials);
    free(work);
    selection_free(&selection);
    free(path);
    return good;
}
