/* expect/narrow.c: leaving steps out of a rule that is there, with the rest of its bytes as they are. */
#include "harness/expect/internal.h"

#include "harness/util/text.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

void splices_add(Splices *splices, size_t start, size_t end, char *text)
{
    splices->at = array_room(splices->at, splices->n, sizeof *splices->at);
    splices->at[splices->n++] = (Splice){start, end, text};
}

char *ranges_text(const int64_t *steps, size_t n)
{
    char *text = text_copy("");
    for (size_t i = 0, length; i < n; i += length) {
        for (length = 1; i + length < n && steps[i + length] == steps[i] + (int64_t)length;)
            length++;
        char *last =
            length > 1 ? text_format("-%lld", (long long)steps[i + length - 1]) : text_copy("");
        char *longer = text_format("%s%s%lld%s", text, i ? "," : "", (long long)steps[i], last);
        free(last);
        free(text);
        text = longer;
    }
    return text;
}

/* Whether RULE goes on speaking of a step. */
static bool is_kept(const Compared *each)
{
    return each->surprise == EXPECTED || each->surprise == EXPECTED_SOMETIMES;
}

/* The ranges behind '#' in the case of RULE. */
static bool narrow_ranges(const char *text, const Comparison *compared, const Rule *rule,
                          Splices *splices)
{
    int64_t *kept = memory_new((compared->n + 1) * sizeof *kept);
    size_t n = 0;
    bool commands = is_ranges(rule->steps);
    for (size_t i = 0; i < compared->n; i++) {
        const Compared *each = &compared->at[i];
        if (each->rule != rule)
            continue;
        commands = commands && !each->subtest;
        if (is_kept(each))
            kept[n++] = each->step;
    }
    const char *hash = memchr(text + rule->case_start, '#', rule->case_end - rule->case_start);
    size_t start = hash ? (size_t)(hash + 1 - text) : 0, len = strlen(rule->steps);
    bool good = commands && n && hash && strncmp(hash + 1, rule->steps, len) == 0;
    if (good)
        splices_add(splices, start, start + len, ranges_text(kept, n));
    free(kept);
    return good;
}

/* What becomes of item WORDS of RULE's list: *keep where it means steps that are kept, *drop where it means others. */
static void look_at_item(const Comparison *compared, const Rule *rule, const char *words,
                         bool *keep, bool *drop)
{
    *keep = *drop = false;
    for (size_t i = 0; i < compared->n; i++) {
        const Compared *each = &compared->at[i];
        if (each->rule != rule || !each->subtest || fnmatch(words, each->subtest, 0) != 0)
            continue;
        *keep |= is_kept(each);
        *drop |= !is_kept(each);
    }
}

/* The items of RULE's list. */
static bool narrow_list(const Comparison *compared, const Rule *rule, Splices *splices)
{
    size_t n = strings_count(rule->steps_list), last = SIZE_MAX;
    bool *gone = memory_new(n), good = true;
    for (size_t i = 0; i < n; i++) {
        bool keep;
        look_at_item(compared, rule, rule->steps_list[i], &keep, &gone[i]);
        good = good && !(keep && gone[i]);
        last = gone[i] ? last : i;
    }
    good = good && last != SIZE_MAX;
    for (size_t i = 0; good && i < last; i++) {
        if (gone[i])
            splices_add(splices, rule->steps_at[i].start, rule->steps_at[i + 1].start,
                        text_copy(""));
    }
    if (good && last + 1 < n)
        splices_add(splices, rule->steps_at[last].end, rule->steps_at[n - 1].end, text_copy(""));
    free(gone);
    return good;
}

bool rule_narrow(const char *text, const Comparison *compared, const Rule *rule, Splices *splices)
{
    if (!rule->own_lines || !rule->steps)
        return false;
    if (rule->steps_list)
        return rule->steps_at && narrow_list(compared, rule, splices);
    return rule->case_end > rule->case_start && narrow_ranges(text, compared, rule, splices);
}
