/* syntax/feature.c: sets of features. NON-SPEC. */
#include "syntax/feature.h"

#include <string.h>

typedef struct Feature_row {
    const char *name, *title;
    int version;
} Feature_row;

static const Feature_row features[] = {
#define FEATURE(id, name, version, title) {name, title, version},
#include "syntax/feature.def"
#undef FEATURE
};

const char *feature_name(Feature feature)
{
    return features[feature].name;
}

const char *feature_title(Feature feature)
{
    return features[feature].title;
}

int feature_version(Feature feature)
{
    return features[feature].version;
}

Features features_of_version(int version)
{
    Features set = 0;
    for (int i = 0; i < FEATURE_COUNT; i++) {
        if (features[i].version && features[i].version <= version)
            set |= UINT64_C(1) << i;
    }
    return set;
}

Features features_default(void)
{
    return features_of_version(3);
}

/* One word of a switch list; false if it names nothing. */
static bool switch_word(Features *set, const char *word, size_t len)
{
    if (len == 3 && word[1] == '.' && word[2] == '0' && word[0] >= '1' && word[0] <= '3') {
        *set = features_of_version(word[0] - '0');
        return true;
    }
    bool off = word[0] == '-';
    if (off || word[0] == '+')
        word++, len--;
    for (int i = 0; i < FEATURE_COUNT; i++) {
        if (strlen(features[i].name) == len && memcmp(features[i].name, word, len) == 0) {
            *set = off ? *set & ~(UINT64_C(1) << i) : *set | UINT64_C(1) << i;
            return true;
        }
    }
    return false;
}

const char *features_switch(Features *set, const char *list, size_t *len)
{
    for (;;) {
        list += strspn(list, ", \t\r\n=");
        *len = strcspn(list, ", \t\r\n");
        if (!*len)
            return NULL;
        if (!switch_word(set, list, *len))
            return list;
        list += *len;
    }
}
