/* score/denominators.c: what scores are parts of. */
#include "harness/score/denominators.h"

#include "harness/util/text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { ALL, CLAIMED, VERSION_1, VERSIONS = 3, FIRST_FEATURE = VERSION_1 + VERSIONS };

/* WebAssembly 1.0 itself: every engine has it, and a script whose modules are all malformed needs no more. */
#define CORE1 ((Embed_features)1)

static const char *const names[FIRST_FEATURE] = {"all", "claimed", "1.0", "2.0", "3.0"};

unsigned denominators_count(void)
{
    return FIRST_FEATURE + embed_feature_count();
}

const char *denominator_name(unsigned i)
{
    return i < FIRST_FEATURE ? names[i] : embed_feature_name(i - FIRST_FEATURE);
}

bool denominator_is_feature(unsigned i)
{
    return i >= FIRST_FEATURE;
}

/* The features that WebAssembly VERSION has. */
static Embed_features features_of_version(int version)
{
    Embed_features features = 0;
    for (unsigned f = 0; f < embed_feature_count(); f++) {
        int since = embed_feature_version(f);
        if (since >= 1 && since <= version)
            features |= (Embed_features)1 << f;
    }
    return features;
}

bool denominator_has(unsigned i, Embed_features needs, bool named, Embed_features claims)
{
    if (i == ALL)
        return true;
    if (!needs && named)
        return false; /* of a case in JavaScript, or a program that is not built, it is not known */
    needs |= CORE1;
    if (i == CLAIMED)
        return !(needs & ~(claims | CORE1));
    if (i < FIRST_FEATURE)
        return !(needs & ~features_of_version((int)(i - VERSION_1) + 1));
    return needs >> (i - FIRST_FEATURE) & 1;
}

/* ---- groups ---- */

static Embed_features features_of_array(const json_t *array)
{
    Embed_features features = 0;
    for (unsigned i = 0; i < embed_feature_count(); i++) {
        for (size_t at = 0; at < json_array_size(array); at++) {
            const char *name = json_string_value(json_array_get(array, at));
            if (name && strcmp(name, embed_feature_name(i)) == 0)
                features |= (Embed_features)1 << i;
        }
    }
    return features;
}

Embed_features features_of_json(const char *text)
{
    json_t *array = json_loads(text ? text : "[]", 0, NULL);
    Embed_features features = features_of_array(array);
    json_decref(array);
    return features;
}

bool groups_have(const Groups *groups, const char *suite)
{
    for (size_t i = 0; i < groups->n; i++) {
        if (strcmp(groups->at[i].suite, suite) == 0)
            return true;
    }
    return false;
}

Group *groups_of(Groups *groups, const char *suite, bool named, Embed_features needs)
{
    for (size_t i = 0; i < groups->n; i++) {
        Group *group = &groups->at[i];
        if (group->named == named && group->needs == needs && strcmp(group->suite, suite) == 0)
            return group;
    }
    groups->at = array_room(groups->at, groups->n, sizeof *groups->at);
    groups->at[groups->n] = (Group){text_copy(suite), named, needs, 0, 0};
    return &groups->at[groups->n++];
}

void groups_read(Store *store, int64_t run, Groups *out)
{
    sqlite3_stmt *rows = store_rows(
        store,
        "select m.suite, m.parts from run_manifests r join manifests m using (manifest_id) where "
        "r.run_id = ?1 order by m.suite",
        run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *suite = (const char *)sqlite3_column_text(rows, 0);
        json_t *parts = json_loads((const char *)sqlite3_column_text(rows, 1), 0, NULL), *part;
        size_t i;
        json_array_foreach(parts, i, part)
        {
            const char *kind = json_string_value(json_object_get(part, "kind"));
            Group *group = groups_of(out, suite, kind && strcmp(kind, "wast") != 0,
                                     features_of_array(json_object_get(part, "needs")));
            group->cases += (size_t)json_integer_value(json_object_get(part, "cases"));
            group->steps += (size_t)json_integer_value(json_object_get(part, "steps"));
        }
        json_decref(parts);
    }
    sqlite3_finalize(rows);
}

void groups_free(Groups *groups)
{
    for (size_t i = 0; i < groups->n; i++)
        free(groups->at[i].suite);
    free(groups->at);
    *groups = (Groups){0};
}
