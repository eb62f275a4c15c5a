/* replay/canary.c: cases that every correct engine fails, mixed into every run. */
#include "harness/replay/canary.h"

#include "harness/util/random.h"
#include "harness/util/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Letters of a verdict: of assertions, which are wrong on purpose, and of all other commands. */
static char *letters_of(const Case *of)
{
    Script script;
    if (of->wpt || !script_open(of->path, of->features, false, &script))
        return NULL;
    char *letters = memory_new(of->commands + 1);
    for (uint32_t i = 0; i < of->commands; i++) {
        Embed_commandkind kind = embed_script_command(script.parsed, i)->kind;
        bool asserts = strncmp(embed_command_name(kind), "assert_", 7) == 0;
        letters[i] = asserts ? VERDICT_FAIL : VERDICT_PASS;
    }
    script_close(&script);
    return letters;
}

static bool ends_with(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

/* A folder is one case of modules, FOLDER/NAME/case.any.js. */
static void add_file(const char *folder, const char *name, Canaries *out, size_t *unreadable)
{
    bool file = ends_with(name, ".wast") || ends_with(name, ".any.js");
    char *prefix = text_format("%s/", name);
    const Suite suite = {.name = "canaries",
                         .kind = ends_with(name, ".wast") ? "wast" : "js",
                         .path = text_format("%s/%s%s", folder, name, file ? "" : "/case.any.js"),
                         .prefix = file ? NULL : prefix,
                         .features = ""};
    size_t before = out->cases.n;
    cases_of_suite(&suite, NULL, &out->cases, unreadable);
    for (size_t i = before; i < out->cases.n; i++) {
        out->letters = array_room(out->letters, i, sizeof *out->letters);
        out->letters[i] = letters_of(&out->cases.at[i]);
    }
    free(suite.path);
    free(prefix);
}

static int is_canary(const struct dirent *entry)
{
    return ends_with(entry->d_name, ".wast") || ends_with(entry->d_name, ".any.js") ||
           (entry->d_type == DT_DIR && entry->d_name[0] != '.');
}

bool canaries_read(const char *folder, Canaries *out)
{
    struct dirent **entries;
    size_t unreadable = 0;
    *out = (Canaries){0};
    int n = scandir(folder, &entries, is_canary, alphasort);
    if (n < 0) {
        complain("%s: %s; canaries are read there", folder, strerror(errno));
        return false;
    }
    for (int i = 0; i < n; i++) {
        add_file(folder, entries[i]->d_name, out, &unreadable);
        free(entries[i]);
    }
    free(entries);
    return unreadable == 0;
}

void canaries_free(Canaries *canaries)
{
    for (size_t i = 0; i < canaries->cases.n; i++)
        free(canaries->letters[i]);
    free(canaries->letters);
    cases_free(&canaries->cases);
    *canaries = (Canaries){0};
}

/* ---- mixing ---- */

/* Whether the engine of WORK[FIRST], its first work, has work that goes the way that the canary goes; *count is how much
   work it has. */
static bool has_such(const Work *work, size_t n, size_t first, const Case *canary, size_t *count)
{
    const Engine *engine = work[first].engine;
    bool any = false;
    *count = 0;
    for (size_t i = first; i < n; i++) {
        if (work[i].engine != engine)
            continue;
        ++*count;
        any |= !work[i].of->wpt == !canary->wpt && work[i].of->linking == canary->linking;
    }
    return any && engine_takes(engine, canary);
}

static bool is_first(const Work *work, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (work[k].engine == work[i].engine)
            return false;
    }
    return true;
}

/* The index of the work of WORK[FIRST]'s engine that has PLACE others before it; N where there is none. */
static size_t index_of(const Work *work, size_t n, size_t first, size_t place)
{
    size_t i = first;
    for (; i < n; i++) {
        if (work[i].engine == work[first].engine && place-- == 0)
            break;
    }
    return i;
}

/* A canary and the work that it stands before. */
typedef struct Placed {
    size_t before;
    Work work;
} Placed;

static int by_place(const void *a, const void *b)
{
    const Placed *x = a, *y = b;
    return (x->before > y->before) - (x->before < y->before);
}

Work *canaries_mix(const Canaries *canaries, Work *work, size_t *n, uint64_t seed)
{
    Placed *placed = NULL;
    size_t placed_n = 0, count;
    for (size_t first = 0; first < *n; first++) {
        for (size_t c = 0; is_first(work, first) && c < canaries->cases.n; c++) {
            if (!has_such(work, *n, first, &canaries->cases.at[c], &count))
                continue;
            placed = array_room(placed, placed_n, sizeof *placed);
            placed[placed_n].before =
                index_of(work, *n, first, (size_t)(random_next(&seed) % (count + 1)));
            placed[placed_n++].work =
                (Work){work[first].engine, &canaries->cases.at[c], work[first].engine_id, 0, true};
        }
    }
    if (placed_n)
        qsort(placed, placed_n, sizeof *placed, by_place);
    Work *mixed = memory_new((*n + placed_n) * sizeof *mixed);
    size_t out = 0, next = 0;
    for (size_t i = 0; i <= *n; i++) {
        for (; next < placed_n && placed[next].before == i; next++)
            mixed[out++] = placed[next].work;
        if (i < *n)
            mixed[out++] = work[i];
    }
    free(placed);
    free(work);
    *n = out;
    return mixed;
}

/* ---- judging ---- */

const char *canary_result_name(Canary_result result)
{
    static const char *const names[] = {"seen", "passed", "silent"};
    return names[result];
}

Canary_result canary_judge(const Canaries *canaries, const Case *of, const char *verdicts)
{
    const char *letters = canaries->letters[of - canaries->cases.at];
    bool seen = false, sound = true;
    for (size_t i = 0; verdicts[i]; i++) {
        bool wrong = letters ? letters[i] == VERDICT_FAIL : i > 0;
        if (wrong && verdicts[i] == VERDICT_PASS)
            return CANARY_PASSED;
        seen |= wrong && verdicts[i] == VERDICT_FAIL;
        /* a failure shows something only where what is right held: modules, actions, the script as a whole */
        sound &= wrong || verdicts[i] == VERDICT_PASS || verdicts[i] == VERDICT_NONE;
    }
    return seen && sound ? CANARY_SEEN : CANARY_SILENT;
}
