/* replay/scrub.c: takes out of an engine's words what is another in every run: the folder that it worked in, the token of the
 * case, ports that were free. */
#include "harness/replay/scrub.h"

#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* Behind the path AT of a working folder, which is below FOLDER; AT where there is none. */
static const char *behind_folder(const char *at, const char *folder)
{
    size_t len = strlen(folder);
    if (strncmp(at, folder, len) != 0 || at[len] != '/')
        return at;
    at += len + 1;
    return at + strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-");
}

/* Behind a loopback host and ':' at AT; AT where there is none. */
static const char *behind_host(const char *at)
{
    static const char *const hosts[] = {"127.0.0.1:", "localhost:", "[::1]:"};
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        size_t len = strlen(hosts[i]);
        if (strncmp(at, hosts[i], len) == 0)
            return at + len;
    }
    return at;
}

/* Copies what begins at *AT to *TO, behind which both go on; true if it is not as it was. */
static bool scrub_at(const char **at, char **to, const char *folder, const char *token)
{
    const char *behind = behind_folder(*at, folder);
    if (behind != *at) {
        /* a path in the folder is one from the folder */
        if (*behind == '/')
            behind++;
        else
            *(*to)++ = '.';
        *at = behind;
        return true;
    }
    size_t len = strlen(token);
    if (len && strncmp(*at, token, len) == 0) {
        *(*to)++ = '*';
        *at += len;
        return true;
    }
    behind = behind_host(*at);
    size_t digits = behind == *at ? 0 : strspn(behind, "0123456789");
    if (digits) {
        memcpy(*to, *at, (size_t)(behind - *at));
        *to += behind - *at;
        *(*to)++ = '*';
        *at = behind + digits;
        return true;
    }
    *(*to)++ = *(*at)++;
    return false;
}

char *scrubbed(const char *text, const char *folder, const char *token)
{
    char *out = memory_new(strlen(text) + 1), *to = out;
    bool any = false;
    while (*text)
        any |= scrub_at(&text, &to, folder, token);
    if (any)
        return out;
    free(out);
    return NULL;
}

static void scrub(char **text, const char *folder, const char *token)
{
    char *instead = *text ? scrubbed(*text, folder, token) : NULL;
    if (!instead)
        return;
    free(*text);
    *text = instead;
}

void outcomes_scrub(Outcomes *outcomes, const char *folder, const char *token)
{
    for (size_t i = 0; i < outcomes->n; i++) {
        Outcome *each = &outcomes->at[i];
        scrub(&each->text, folder, token);
        scrub(&each->exact, folder, token);
        scrub(&each->message, folder, token);
        scrub(&each->name, folder, token);
    }
}
