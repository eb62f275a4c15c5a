/* cmd/run_select.c: what a run is over: engines, cases, rules, its shard. */
#include "harness/cmd/run.h"

#include "harness/replay/isolation.h"
#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

/* Reads the engines and what LIST chooses of them. False after one line on stderr. */
static bool find_engines(Run *run, const char *list)
{
    char *folder = engines_folder();
    bool good = engines_read(folder, &run->engines);
    free(folder);
    if (!good)
        return false;
    run->chosen = memory_new(run->engines.n * sizeof *run->chosen);
    run->engine_ids = memory_new(run->engines.n * sizeof *run->engine_ids);
    return select_engines(&run->engines, list, run->chosen);
}

/* Asks the chosen engines for their versions. False, after one line, where there is nothing to compare by: the
   reference was asked for and is not here, or no engine is. */
static bool probe_engines(Run *run)
{
    const Engine *absent = NULL, *before = NULL;
    bool any = false, reference = true;
    for (size_t i = 0; i < run->engines.n; i++) {
        Engine *engine = &run->engines.at[i];
        if (!run->chosen[i])
            continue;
        if (before && strcmp(before->file, engine->file) == 0)
            engine_probe_as(engine, before);
        else
            engine_probe(engine);
        before = engine;
        any |= engine->found;
        if (!engine->found && (!absent || strcmp(engine->name, "ref") == 0))
            absent = engine;
        reference &= engine->found || strcmp(engine->name, "ref") != 0;
    }
    if (any && reference)
        return true;
    if (absent)
        complain("engine %s is not here%s; install it with: %s", absent->name,
                 any ? "" : ", nor another that was asked for", absent->install);
    else
        complain("no engine is chosen; name some with -e, touchstone engines lists them");
    return false;
}

/* Finds which rules hold for the engines that are asked. False after one line on stderr. */
static bool find_rules(Run *run, const Run_options *o)
{
    struct utsname here;
    uname(&here);
    if (!rules_read_all(run->selection.paths, o->expect, &run->rules))
        return false;
    run->holds = memory_new(run->engines.n * sizeof *run->holds);
    for (size_t e = 0; e < run->engines.n; e++) {
        const Engine *engine = &run->engines.at[e];
        const Run_info info = {engine->name, engine->version, engine->kind, here.sysname,
                               here.machine};
        if (run->chosen[e] && engine->found && !rules_hold(&run->rules, &info, &run->holds[e]))
            return false;
    }
    return true;
}

/* False, after one line, where cases of kind js are selected and testharness.js is not here. */
static bool has_testharness(const Cases *cases)
{
    char *file = wpt_testharness();
    bool needed = false, here = access(file, R_OK) == 0;
    for (size_t i = 0; i < cases->n && !needed; i++)
        needed = cases->at[i].wpt;
    if (needed && !here)
        complain("%s is not here; install it with: tools/setup", file);
    free(file);
    return here || !needed;
}

/* Sets which shard this is, by the command line, else by the environment. False after one line on stderr. */
static bool find_shard(const Run_options *o, Shard *shard)
{
    *shard = o->shard;
    if (shard->total)
        return true;
    if (!shard_from_environment(shard))
        return false;
    if (shard->total)
        fprintf(stderr, "shard %u of %u, as %s says; --shard 1/1 replays all\n", shard->index,
                shard->total, shard->from);
    return true;
}

/* Leaves of the selection what the shard takes, if there are any. False after one line on stderr. */
static bool take_shard(Run *run, const Run_options *o)
{
    Cases *cases = &run->selection.cases;
    if (!find_shard(o, &run->shard))
        return false;
    if (run->shard.total)
        shard_acknowledge();
    if (o->plan_file && run->shard.total != run->plan.shard.total) {
        complain("%s is a plan for %u shards; say which one this is: --shard I/%u", o->plan_file,
                 run->plan.shard.total, run->plan.shard.total);
        return false;
    }
    if (!run->shard.total)
        return true;
    if (o->plan_file)
        run->shard.method = run->plan.shard.method;
    unsigned *shards = o->plan_file
                           ? shard_plan_assign(&run->plan, cases)
                           : shard_assign(cases, &run->shard, o->db ? o->db : default_db());
    if (!shards)
        return false;
    shard_key(cases, shards, o->engines, &run->shard, run->plan_key);
    shard_keep(cases, shards, run->shard.index);
    free(shards);
    return true;
}

/* What the plan selected is selected here. False after one line on stderr. */
static bool follow_plan(Run *run, Run_options *o)
{
    if (!o->plan_file)
        return true;
    if (o->words || o->engines || o->filter) {
        complain("--plan replays what the plan selected; leave suites, -e and -f out");
        return false;
    }
    if (!shard_plan_read(o->plan_file, &run->plan))
        return false;
    o->engines = run->plan.engines;
    o->filter = run->plan.filter;
    for (char **word = run->plan.words; word && *word; word++)
        strings_push(&o->words, text_copy(*word));
    for (char **file = run->plan.expect; file && *file; file++)
        strings_push(&o->expect, text_copy(*file));
    return true;
}

int run_select(Run *run, Run_options *o)
{
    if (!follow_plan(run, o))
        return EXIT_USAGE;
    if (!o->filter && !run->part.of)
        o->filter = (char *)environment_text("TESTBRIDGE_TEST_ONLY");
    run->selection.cases.keep = SCRIPTS_KEPT;
    run->selection.cases.aside = &run->aside;
    if (!find_engines(run, o->engines) || !select_cases(o->words, o->filter, &run->selection))
        return EXIT_USAGE;
    if (!run->selection.cases.n && run->selection.unreadable)
        return EXIT_USAGE;
    if (!run->selection.cases.n) {
        complain("nothing is selected%s%s; touchstone list shows what there is",
                 o->filter ? " by " : "", o->filter ? o->filter : "");
        return EXIT_NOTHING;
    }
    manifests_make(&run->selection.cases, &run->aside, &run->manifests);
    cases_free(&run->aside);
    /* a rerun is over what its run had, whichever machine it is on */
    if (!o->verify && !run->part.of && !take_shard(run, o))
        return EXIT_USAGE;
    if (!isolation_start(!o->no_namespaces) || !has_testharness(&run->selection.cases) ||
        !probe_engines(run))
        return EXIT_INFRASTRUCTURE;
    char *canaries = canaries_folder();
    bool good = find_rules(run, o) && canaries_read(canaries, &run->canaries);
    free(canaries);
    if (good && run->part.of)
        run_narrow(run);
    return good ? EXIT_AS_DUE : EXIT_USAGE;
}
