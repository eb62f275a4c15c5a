/* case/manifest.c: what suites consist of. */
#include "harness/case/manifest.h"

#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Cases of one suite and kind that need the same. */
typedef struct Part {
    const char *suite, *kind;
    Embed_features needs;
    size_t cases, steps;
} Part;

typedef struct Parts {
    Part *at;
    size_t n;
} Parts;

static int by_place(const void *a, const void *b)
{
    const Part *left = a, *right = b;
    int order = strcmp(left->suite, right->suite);
    order = order ? order : strcmp(left->kind, right->kind);
    return order ? order : (left->needs > right->needs) - (left->needs < right->needs);
}

static void add_cases(Parts *parts, const Cases *cases)
{
    for (size_t i = 0; i < cases->n; i++) {
        const Case *of = &cases->at[i];
        parts->at = array_room(parts->at, parts->n, sizeof *parts->at);
        parts->at[parts->n++] = (Part){of->suite, case_kind(of), of->needs, 1, of->commands};
    }
}

/* Makes one of those that are alike; they are sorted. */
static void unite(Parts *parts)
{
    size_t n = 0;
    for (size_t i = 0; i < parts->n; i++) {
        if (n && by_place(&parts->at[n - 1], &parts->at[i]) == 0) {
            parts->at[n - 1].cases += parts->at[i].cases;
            parts->at[n - 1].steps += parts->at[i].steps;
        } else {
            parts->at[n++] = parts->at[i];
        }
    }
    parts->n = n;
}

static json_t *json_of_part(const Part *part)
{
    json_t *needs = json_array();
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        if (part->needs >> f & 1)
            json_array_append_new(needs, json_string(embed_feature_name(f)));
    }
    return json_pack("{s:s,s:o,s:I,s:I}", "kind", part->kind, "needs", needs, "cases",
                     (json_int_t)part->cases, "steps", (json_int_t)part->steps);
}

static bool is_selected(const Cases *selected, const char *suite)
{
    for (size_t i = 0; i < selected->n; i++) {
        if (strcmp(selected->at[i].suite, suite) == 0)
            return true;
    }
    return false;
}

void manifests_make(const Cases *selected, const Cases *aside, Manifests *out)
{
    Parts parts = {0};
    *out = (Manifests){0};
    add_cases(&parts, selected);
    add_cases(&parts, aside);
    if (parts.n)
        qsort(parts.at, parts.n, sizeof *parts.at, by_place);
    unite(&parts);
    for (size_t i = 0, n; i < parts.n; i += n) {
        json_t *array = json_array();
        for (n = 0; i + n < parts.n && strcmp(parts.at[i + n].suite, parts.at[i].suite) == 0; n++)
            json_array_append_new(array, json_of_part(&parts.at[i + n]));
        if (is_selected(selected, parts.at[i].suite)) {
            out->at = array_room(out->at, out->n, sizeof *out->at);
            out->at[out->n++] =
                (Manifest){text_copy(parts.at[i].suite), json_dumps(array, JSON_COMPACT)};
        }
        json_decref(array);
    }
    free(parts.at);
}

void manifests_free(Manifests *manifests)
{
    for (size_t i = 0; i < manifests->n; i++) {
        free(manifests->at[i].suite);
        free(manifests->at[i].parts);
    }
    free(manifests->at);
    *manifests = (Manifests){0};
}
