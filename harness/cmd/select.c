/* cmd/select.c: what a command line selects, and what commands share. */
#include "harness/cmd/cmd.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void parse_command(const struct argp *argp, int argc, char **argv, void *input)
{
    argp_err_exit_status = EXIT_USAGE;
    if (argp_parse(argp, argc, argv, 0, NULL, input) != 0)
        exit(EXIT_USAGE);
}

const char *default_db(void)
{
    static char kept[4096]; /* where Bazel keeps what a test leaves */
    const char *given = environment_text("TOUCHSTONE_DB");
    const char *folder = environment_text("TEST_UNDECLARED_OUTPUTS_DIR");
    if (given || !folder || strlen(folder) > sizeof kept - 16)
        return given ? given : "results.db";
    snprintf(kept, sizeof kept, "%s/results.db", folder);
    return kept;
}

/* What the environment variable NAME says, else FALLBACK below the project's top. */
static char *from_environment(const char *name, const char *fallback)
{
    const char *given = getenv(name);
    return given && *given ? text_copy(given) : project_path(fallback);
}

char *suites_file(void)
{
    return from_environment("TOUCHSTONE_SUITES", "corpus/suites.yaml");
}

char *data_folder(void)
{
    char *build = project_path("build");
    bool ours =
        access(build, F_OK) == 0 ? access(build, W_OK) == 0 : access(project_top(), W_OK) == 0;
    if (ours)
        return build;
    free(build);
    const char *data = environment_text("XDG_DATA_HOME"), *home = environment_text("HOME");
    return data ? text_format("%s/touchstone", data)
                : text_format("%s/.local/share/touchstone", home ? home : ".");
}

char *remembering_file(void)
{
    const char *given = environment_text("TOUCHSTONE_REMEMBERED");
    if (given)
        return text_copy(given);
    char *folder = data_folder(), *file = text_format("%s/suites.remembered", folder);
    free(folder);
    return file;
}

char *remembered_file(void)
{
    char *own = remembering_file(), *shared = project_path("build/suites.remembered");
    bool take = environment_text("TOUCHSTONE_REMEMBERED") || access(own, F_OK) == 0 ||
                access(shared, R_OK) != 0;
    free(take ? shared : own);
    return take ? own : shared;
}

char *engines_folder(void)
{
    return from_environment("TOUCHSTONE_ENGINES", "harness/engines");
}

char *canaries_folder(void)
{
    return from_environment("TOUCHSTONE_CANARIES", "corpus/canaries");
}

/* A suite of the project's own: its folder is in corpus/. */
static bool is_own(const Suite *suite)
{
    char *corpus = project_path("corpus/");
    bool own = suite->path && strncmp(suite->path, corpus, strlen(corpus)) == 0;
    free(corpus);
    return own;
}

static bool select_suite(const Suite *suite, const char *filter, Selection *out)
{
    strings_push(&out->paths, text_copy(suite->path));
    return cases_of_suite(suite, filter, &out->cases, &out->unreadable);
}

static bool select_word(const char *word, const char *filter, Selection *out)
{
    const Suite *suite = suites_named(&out->known, word);
    if (suite && suite->path)
        return select_suite(suite, filter, out);
    if (suite) {
        complain("suite %s is not here; fetch it with: touchstone suites fetch %s   or give its "
                 "folder: touchstone suites "
                 "add %s PATH",
                 word, word, word);
        return false;
    }
    if (strcmp(word, "corpus") == 0) {
        for (size_t i = 0; i < out->known.n; i++) {
            if (is_own(&out->known.at[i]))
                select_suite(&out->known.at[i], filter, out);
        }
        return true;
    }
    Suite given;
    if (!suite_of_path(&out->known, word, &given))
        return false;
    bool good = select_suite(&given, filter, out);
    suite_free(&given);
    return good;
}

bool select_cases(char *const *words, const char *filter, Selection *out)
{
    char *file = suites_file(), *remembered = remembered_file();
    bool good = suites_read(file, remembered, &out->known);
    free(file);
    free(remembered);
    if (!good)
        return false;
    if (strings_count(words)) {
        for (; *words && good; words++)
            good = select_word(*words, filter, out);
        return good;
    }
    for (size_t i = 0; i < out->known.n; i++) {
        if (out->known.at[i].path)
            select_suite(&out->known.at[i], filter, out);
    }
    return true;
}

void selection_free(Selection *selection)
{
    cases_free(&selection->cases);
    suites_free(&selection->known);
    strings_free(selection->paths);
}

/* An engine's name means all its routes too. */
static bool choose(const Engines *engines, const char *name, size_t len, bool *chosen)
{
    bool found = false;
    for (size_t i = 0; i < engines->n; i++) {
        const Engine *engine = &engines->at[i];
        if ((strlen(engine->name) == len || engine->base_len == len) &&
            strncmp(engine->name, name, len) == 0)
            found = chosen[i] = true;
    }
    if (found)
        return true;
    complain("no engine is named %.*s; touchstone engines lists them", (int)len, name);
    return false;
}

bool select_engines(const Engines *engines, const char *list, bool *chosen)
{
    for (size_t i = 0; i < engines->n; i++)
        chosen[i] = list ? strcmp(list, "all") == 0 : engines->at[i].by_default;
    if (!list || strcmp(list, "all") == 0)
        return true;
    for (const char *name = list; *name;) {
        size_t len = strcspn(name, ",");
        if (len && !choose(engines, name, len, chosen))
            return false;
        name += len + (name[len] == ',');
    }
    return true;
}
