/* reduce/judge.c: whether a text still shows a divergence. */
#include "harness/reduce/judge.h"

#include "harness/engine/features.h"
#include "harness/replay/steady.h"
#include "harness/report/report.h"
#include "harness/util/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct Judge {
    const Divergence *divergence;
    const Case *of;
    const Engine *engines[2]; /* the reference, the engine; one alone where they are the same */
    size_t engines_n;
    Judge_bounds bounds;
    Schedule_options how;
    Steady *steady;
    Store *store;
    int64_t ids[2];
    char *folder, *file; /* of the text */
    Embed_features lacks;
    Probe probe;
    struct timespec began, shown;
    unsigned tries;
    bool broken, terminal;
    /* the try */
    int64_t run, case_id;
    Case candidate;
    size_t
        wrong; /* the first step where the reference does not do what the script asserts; SIZE_MAX: none */
    bool wrongs; /* and it is no assert_return */
    char outcome[1001];
};

/* ---- before the first ---- */

static void probed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                   const Process_result *last)
{
    Judge *judge = data;
    (void)work, (void)verdicts, (void)last;
    judge->lacks = probe_lacks(&judge->probe, outcomes);
}

/* Which features of those that the case needs the engine lacks: its refusals for want of them are no divergences. */
static bool probe(Judge *judge)
{
    const Engine *engine = judge->engines[judge->engines_n - 1];
    if (judge->of->wpt || judge->engines_n == 1)
        return true;
    if (!probe_new(judge->of->needs, steady_folder(judge->steady), &judge->probe))
        return false;
    const Work work = {engine, &judge->probe.of, 0, 0, false};
    return !judge->probe.of.commands || steady_run(judge->steady, &work, 1, probed, judge);
}

/* Gives the folder of the text links to all else that is in the case's folder. */
static bool link_folder(const char *from, const char *to, const char *base)
{
    DIR *dir = opendir(from);
    bool good = dir && folder_make(to);
    for (struct dirent *entry; good && (entry = readdir(dir));) {
        if (*entry->d_name == '.' || strcmp(entry->d_name, base) == 0)
            continue;
        char *source = text_format("%s/%s", from, entry->d_name);
        char *whole = realpath(source, NULL), *link = text_format("%s/%s", to, entry->d_name);
        DIR *below = opendir(source);
        if (below) {
            closedir(below);
            good = link_folder(source, link, "");
        } else {
            good = symlink(whole ? whole : source, link) == 0;
        }
        free(source);
        free(whole);
        free(link);
    }
    if (dir)
        closedir(dir);
    if (!good)
        complain("%s: %s", from, strerror(errno));
    return good;
}

static bool make_folder(Judge *judge)
{
    const char *slash = strrchr(judge->of->path, '/');
    const char *base = slash ? slash + 1 : judge->of->path;
    judge->folder = text_format("%s/reduced", steady_folder(judge->steady));
    judge->file = text_format("%s/%s", judge->folder, base);
    return judge->of->folder ? link_folder(judge->of->folder, judge->folder, base)
                             : folder_make(judge->folder);
}

Judge *judge_new(const Divergence *divergence, const Case *of, const Engine *reference,
                 const Engine *engine, const Judge_bounds *bounds)
{
    Judge *judge = memory_new(sizeof *judge);
    judge->divergence = divergence;
    judge->of = of;
    judge->bounds = *bounds;
    judge->how = (Schedule_options){.jobs = 1, .timeout = bounds->each};
    judge->terminal = isatty(STDERR_FILENO);
    judge->engines[judge->engines_n++] = reference;
    if (strcmp(reference->name, engine->name) != 0)
        judge->engines[judge->engines_n++] = engine;
    clock_gettime(CLOCK_MONOTONIC, &judge->began);
    judge->steady = steady_new(&judge->how);
    judge->store = judge->steady ? store_open(":memory:", STORE_WRITE) : NULL;
    if (!judge->store || !probe(judge) || !make_folder(judge)) {
        judge_free(judge);
        return NULL;
    }
    for (size_t i = 0; i < judge->engines_n; i++)
        judge->ids[i] = store_engine(judge->store, judge->engines[i]);
    return judge;
}

void judge_free(Judge *judge)
{
    if (!judge)
        return;
    if (judge->terminal && judge->tries)
        fprintf(stderr, "\r\033[K");
    probe_free(&judge->probe);
    steady_free(judge->steady);
    if (judge->store)
        store_close(judge->store);
    free(judge->folder);
    free(judge->file);
    free(judge);
}

unsigned judge_tries(const Judge *judge, bool *broken)
{
    *broken = judge->broken;
    return judge->tries;
}

/* ---- scripts that a case names ---- */

/* PATH as it is reached from FOLDER, both whole. Malloc'ed. */
static char *seen_from(const char *folder, const char *path)
{
    size_t same = 0;
    for (size_t i = 0; folder[i] && folder[i] == path[i]; i++) {
        if (folder[i] == '/')
            same = i;
    }
    size_t len = strlen(folder);
    if (strncmp(folder, path, len) == 0 && path[len] == '/')
        return text_copy(path + len + 1);
    char *text = text_copy("");
    for (const char *at = folder + same; (at = strchr(at, '/')); at++) {
        if (!at[1])
            break;
        char *longer = text_format("../%s", text);
        free(text);
        text = longer;
    }
    char *whole = text_format("%s%s", text, path + same + 1);
    free(text);
    return whole;
}

char *judge_moved(const char *path, const char *folder, const char *text, size_t *len)
{
    static const char meta[] = "// META: script=";
    char *moved = NULL, *whole = realpath(folder, NULL);
    size_t moved_len;
    FILE *out = open_memstream(&moved, &moved_len);
    if (!out)
        abort();
    for (const char *line = text, *next; *line; line = next) {
        size_t n = strcspn(line, "\n");
        next = line + n + (line[n] != 0);
        char *name = strncmp(line, meta, sizeof meta - 1) == 0
                         ? text_copy_n(line + sizeof meta - 1, n - (sizeof meta - 1))
                         : NULL;
        char *there = name ? wpt_script(path, name) : NULL;
        char *real = there ? realpath(there, NULL) : NULL;
        char *seen = real && whole ? seen_from(whole, real) : NULL;
        if (seen)
            fprintf(out, "%s%s\n", meta, seen);
        else
            fwrite(line, 1, (size_t)(next - line), out);
        free(name);
        free(there);
        free(real);
        free(seen);
    }
    fclose(out);
    free(whole);
    *len = moved_len;
    return moved;
}

/* ---- a try ---- */

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

static void show(Judge *judge, const Reduction *reduction, size_t len)
{
    if (!judge->terminal || seconds_since(&judge->shown) < 0.1)
        return;
    clock_gettime(CLOCK_MONOTONIC, &judge->shown);
    fprintf(stderr, "\r\033[K%u tries, %zu held, %zu bytes, %.0f s", judge->tries, reduction->kept,
            len, seconds_since(&judge->began));
    fflush(stderr);
}

/* Writes TEXT and opens it as the case. */
static bool open_candidate(Judge *judge, const char *text, size_t len)
{
    const Case *of = judge->of;
    size_t moved_len;
    char *moved = of->wpt ? judge_moved(of->path, judge->folder, text, &moved_len) : NULL;
    bool good = file_write(judge->file, moved ? moved : text, moved ? moved_len : len);
    free(moved);
    if (!good) {
        complain("%s: %s", judge->file, strerror(errno));
        judge->broken = true;
        return false;
    }
    judge->candidate = (Case){
        .suite = text_copy("reduced"), .name = text_copy(of->name), .path = text_copy(judge->file)};
    if (!of->wpt)
        judge->candidate.features = text_copy(of->features);
    if (!(of->wpt ? case_read_wpt(&judge->candidate, true)
                  : case_read_script(&judge->candidate, true)))
        return false;
    size_t i = 0;
    while (i < judge->engines_n && engine_takes(judge->engines[i], &judge->candidate))
        i++;
    return i == judge->engines_n;
}

/* What the script asserts wrongly. */
static void look_for_wrong(Judge *judge, const Outcomes *outcomes, const char *verdicts)
{
    const char *first = strchr(verdicts, VERDICT_FAIL);
    Script script;
    if (!first || judge->candidate.wpt) {
        judge->wrongs = first != NULL;
        return;
    }
    judge->wrong = (size_t)(first - verdicts);
    snprintf(judge->outcome, sizeof judge->outcome, "%s", outcomes->at[judge->wrong].text);
    judge->wrongs = true;
    if (script_open(judge->candidate.path, judge->candidate.features, true, &script)) {
        judge->wrongs = embed_script_command(script.parsed, (uint32_t)judge->wrong)->kind !=
                        EMBED_COMMAND_ASSERT_RETURN;
        script_close(&script);
    }
}

static void replayed(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                     const Process_result *last)
{
    Judge *judge = data;
    size_t i = work->engine == judge->engines[0] ? 0 : 1;
    char *letters = text_copy(verdicts);
    if (judge->engines_n == 2 && i == 0) {
        look_for_wrong(judge, outcomes, verdicts);
    } else if (judge->lacks) {
        Outcomes explained = {memory_new(outcomes->n * sizeof *explained.at), outcomes->n};
        for (size_t k = 0; k < outcomes->n; k++) {
            const Outcome *from = &outcomes->at[k];
            explained.at[k] = (Outcome){.text = text_copy(from->text),
                                        .exact = text_copy(from->exact),
                                        .message = from->message ? text_copy(from->message) : NULL,
                                        .name = from->name ? text_copy(from->name) : NULL};
        }
        features_explain(&judge->candidate, judge->lacks, &explained, letters);
        const Replay replay = {.run = judge->run,
                               .case_id = judge->case_id,
                               .engine = judge->ids[i],
                               .outcomes = &explained,
                               .verdicts = letters,
                               .last = last};
        store_replay(judge->store, &replay);
        outcomes_free(&explained);
        free(letters);
        return;
    }
    const Replay replay = {.run = judge->run,
                           .case_id = judge->case_id,
                           .engine = judge->ids[i],
                           .outcomes = outcomes,
                           .verdicts = letters,
                           .last = last};
    store_replay(judge->store, &replay);
    free(letters);
}

/* Whether the divergence is in the run. */
static bool is_there(Judge *judge)
{
    sqlite3_stmt *row = store_rows(
        judge->store, "select 1 from divergences where run_id = ?1 and divergence_id = ?2",
        judge->run);
    sqlite3_bind_text(row, 2, judge->divergence->id, -1, SQLITE_STATIC);
    bool there = sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    return there;
}

static Answer run_candidate(Judge *judge, Reduction *reduction)
{
    char *const argv[] = {NULL};
    Script script = {0};
    Work work[2];
    judge->run = store_begin_run(judge->store, 0, argv, "");
    bool opened =
        judge->candidate.wpt || script_open(judge->file, judge->candidate.features, true, &script);
    snprintf(judge->candidate.key, sizeof judge->candidate.key, "%s", judge->candidate.content);
    judge->case_id =
        opened ? store_case(judge->store, &judge->candidate, judge->candidate.wpt ? NULL : &script)
               : 0;
    script_close(&script);
    judge->wrong = SIZE_MAX;
    judge->wrongs = false;
    for (size_t i = 0; i < judge->engines_n; i++) {
        store_run_engine(judge->store, judge->run, judge->ids[i]);
        work[i] =
            (Work){judge->engines[i], &judge->candidate, judge->ids[i], judge->case_id, false};
    }
    if (!steady_run(judge->steady, work, judge->engines_n, replayed, judge)) {
        judge->broken = true;
        return ANSWER_OVER;
    }
    store_end_run(judge->store, judge->run, true);
    if (judge->wrongs)
        return ANSWER_NOT;
    if (judge->wrong != SIZE_MAX) {
        reduction->wrong = judge->wrong;
        snprintf(reduction->outcome, sizeof reduction->outcome, "%s", judge->outcome);
        return ANSWER_ASSERTS_WRONG;
    }
    return is_there(judge) ? ANSWER_HOLDS : ANSWER_NOT;
}

Answer judge_text(void *data, const char *text, size_t len, Reduction *reduction)
{
    Judge *judge = data;
    if (judge->broken || judge->tries >= judge->bounds.tries ||
        seconds_since(&judge->began) > judge->bounds.seconds)
        return ANSWER_OVER;
    judge->tries++;
    show(judge, reduction, len);
    Answer answer = open_candidate(judge, text, len) ? run_candidate(judge, reduction)
                    : judge->broken                  ? ANSWER_OVER
                                                     : ANSWER_NOT;
    case_free(&judge->candidate);
    return answer;
}
