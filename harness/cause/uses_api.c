/* cause/uses_api.c: what the subtests of a case use of the JavaScript API: what the case cites above each, and which members
 * its name has in it. */
#include "harness/cause/uses.h"

#include "harness/cause/section.h"
#include "harness/util/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 4 << 20, NAME_MOST = 300 };

/* ---- where a subtest is ---- */

/* True if NAME can be what the literal of LEN bytes at AT evaluates to: "${...}" stands for anything, and what follows the
   literal may be appended to it. *score says how much of NAME it accounts for. */
static bool can_be(const char *at, size_t len, const char *name, size_t *score)
{
    *score = 0;
    for (size_t i = 0; i < len;) {
        if (len - i > 2 && at[i] == '$' && at[i + 1] == '{') {
            const char *close = memchr(at + i, '}', len - i);
            const char *next = close ? close + 1 : at + len;
            size_t piece = 0;
            while (next + piece < at + len && next[piece] != '$' && piece < 40)
                piece++;
            char wanted[41] = "";
            memcpy(wanted, next, piece);
            name = piece ? strstr(name, wanted) : name + strlen(name);
            if (!name)
                return false;
            i = (size_t)(next - at);
            continue;
        }
        if (!*name || at[i] != *name)
            return false;
        i++, name++, ++*score;
    }
    *score = *score * 2 + !*name; /* whole ones before those that something is appended to */
    return true;
}

/* Behind the literal that begins at AT with a quotation mark; NULL where it does not end. */
static const char *literal_end(const char *at)
{
    char quote = *at;
    for (at++; *at && *at != quote; at++) {
        if (*at == '\\' && at[1])
            at++;
        else if (*at == '\n' && quote != '`')
            return NULL;
    }
    return *at ? at : NULL;
}

const char *subtest_place(const char *text, const char *name)
{
    enum { FEWEST = 8 };
    const char *best = NULL;
    size_t best_score = FEWEST, score;
    for (const char *at = text; (at = strpbrk(at, "\"'`/"));) {
        if (*at == '/') {
            at += at[1] == '/' ? strcspn(at, "\n") : 1;
            continue;
        }
        const char *end = literal_end(at);
        if (end && can_be(at + 1, (size_t)(end - at - 1), name, &score) && score > best_score) {
            best = at;
            best_score = score;
        }
        at = end ? end + 1 : at + 1;
    }
    return best;
}

/* The line that cites the specification for what is at AT: the nearest one above. NULL where there is none. */
static const char *citation_above(const char *text, const char *at)
{
    static const char mark[] = "// SPEC ";
    const char *found = NULL, *next = text;
    while ((next = strstr(next, mark)) && next < at)
        found = next += strlen(mark);
    return found;
}

/* ---- what it uses ---- */

/* How exactly a part of the API is named: these are noted one after the other, since of equal ones the later counts. */
typedef enum Exactness {
    EXACT_FILE,
    EXACT_CITED,
    EXACT_MEMBER_CITED,
    EXACT_NAMED,
    EXACTNESSES
} Exactness;

/* What the line at AT cites: names of sections, separated by ';' or ','. */
static void add_cited(Uses *uses, size_t step, const char *at, Exactness exactness)
{
    const char *end = at + strcspn(at, "\r\n");
    while (at < end) {
        at += strspn(at, " ;,");
        size_t len = strcspn(at, ";,\r\n");
        while (len && at[len - 1] == ' ')
            len--;
        if (len && len < NAME_MOST) {
            char *cited = text_copy_n(at, len), *name = section_name(cited);
            char *document = section_document(cited);
            if ((strstr(cited, "#dom-") != NULL) == (exactness == EXACT_MEMBER_CITED))
                uses_add(uses, step, name, cited, document);
            free(cited);
            free(name);
            free(document);
        }
        at += len + (at + len < end);
    }
}

/* The members that NAME has in it, such as "Memory.grow", and instructions, such as "memory.grow". */
static void add_named(Uses *uses, size_t step, const char *name)
{
    for (const char *at = name; *at; at++) {
        if (at > name && (isalnum((unsigned char)at[-1]) || strchr("._$", at[-1])))
            continue;
        size_t len = 0;
        while (isalnum((unsigned char)at[len]) || at[len] == '_' ||
               (at[len] == '.' && isalpha((unsigned char)at[len + 1])))
            len++;
        char *word = len && len < NAME_MOST ? text_copy_n(at, len) : NULL;
        char *section = word ? section_of_member(word) : NULL;
        if (section) {
            char *document = section_feature(section, word), *known = section_name(section);
            uses_add(uses, step, islower((unsigned char)*word) ? word : known, section, document);
            free(document);
            free(known);
        }
        free(section);
        free(word);
        at += len ? len - 1 : 0;
    }
}

/* The member that the case NAME is about by its folder and file: "memory/to-resizable-buffer.any.js". Malloc'ed, or NULL. */
static char *member_of_file(const char *name)
{
    const char *file = strrchr(name, '/'), *folder = file;
    while (folder && folder > name && folder[-1] != '/')
        folder--;
    if (!file || folder == file)
        return NULL;
    size_t len = 0;
    char *member = text_format("%.*s.", (int)(file - folder), folder);
    *member = (char)toupper((unsigned char)*member);
    for (const char *at = file + 1; at[len] && at[len] != '.'; len++)
        ;
    char *word = text_format("%s%.*s", member, (int)len, file + 1);
    free(member);
    for (char *dash; (dash = strchr(word, '-'));) {
        memmove(dash, dash + 1, strlen(dash));
        *dash = (char)toupper((unsigned char)*dash);
    }
    return word;
}

static void add_file(Uses *uses, size_t step, const char *name)
{
    char *member = member_of_file(name);
    if (member)
        add_named(uses, step, member);
    free(member);
}

static void add_uses(Uses *out, const Case *of, const char *text, const Named_step *step,
                     Exactness exactness)
{
    if (exactness == EXACT_FILE) {
        add_file(out, step->step, of->name);
        return;
    }
    if (exactness == EXACT_NAMED) {
        add_named(out, step->step, step->name);
        return;
    }
    const char *at = subtest_place(text, step->name);
    const char *cited = citation_above(text, at ? at : text + strlen(text));
    if (cited)
        add_cited(out, step->step, cited, exactness);
}

void uses_of_subtests(const Case *of, const Named_step *names, size_t n, Uses *out)
{
    Case again = {.suite = text_copy(of->suite),
                  .name = text_copy(of->name),
                  .path = *of->path == '/' ? text_copy(of->path) : project_path(of->path)};
    size_t len = 0;
    *out = (Uses){0};
    bool same = case_read_wpt(&again, true) && strcmp(again.content, of->content) == 0;
    char *text = same ? file_read(again.path, &len) : NULL;
    if (text && len <= TEXT_MOST && strlen(text) == len) {
        out->known = true;
        for (Exactness exactness = EXACT_FILE; exactness < EXACTNESSES; exactness++) {
            for (size_t i = 0; i < n; i++)
                add_uses(out, of, text, &names[i], exactness);
        }
    }
    free(text);
    case_free(&again);
}
