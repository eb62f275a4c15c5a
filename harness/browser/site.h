/* browser/site.h: a folder as web-platform-tests' own server shows it: files and their types, `.headers`, `.sub.`, pipes,
 * generated pages for `.any.js`, `.window.js` and `.worker.js`, handlers in Python. */
#ifndef TOUCHSTONE_BROWSER_SITE_H
#define TOUCHSTONE_BROWSER_SITE_H

#include "harness/browser/http.h"

#include <stdbool.h>
#include <stddef.h>

/* The name that pages have, of which every subdomain is this machine too, and that of another site. */
#define SITE_HOST       "localhost"
#define SITE_OTHER_HOST "127.0.0.1"

typedef struct Site {
    uv_loop_t *loop;
    char *root; /* the folder that is served; NULL: nothing is */
    char *at,
        *folder; /* what the path AT, which ends in a slash, stands for instead; may be NULL */
    unsigned ports[HTTP_PORTS];
    bool isolated;      /* every answer lets its page share memory: COOP, COEP, CORP */
    const char *report; /* what is served as /resources/testharnessreport.js */
    const char
        *extras; /* the script that pages of cases load which require parts of $262; may be NULL */
    char *scratch;           /* a folder for what handlers keep */
    struct Running *running; /* handlers */
    unsigned handlers;       /* that were run */
    void (*idle)(void *data);
    void *idle_data;
    bool lacks_python; /* set when a handler was asked for and Python is not here */
} Site;

/* Serves what exchange asks for, now or later. */
void site_answer(Site *site, Http_exchange *exchange);
/* Sets root, at and folder, which are copied; each may be NULL. */
void site_set(Site *site, const char *root, const char *at, const char *folder);
/* Ends the handlers that run; IDLE is called, from here or from the loop, when there is none. Then it can be freed. */
void site_stop(Site *site, void (*idle)(void *data), void *data);
void site_free(Site *site);

/* ---- what the parts of it share ---- */

/* A request of the site. EXCHANGE is NULL where there is none: a file that a shell reads. */
typedef struct Asked {
    const Site *site;
    const Http_exchange *exchange;
    const char *target;
} Asked;

/* The file that PATH, decoded, stands for, malloc'ed; NULL where there is none. */
char *site_file(const Site *site, const char *path);
/* The path of TARGET, decoded, malloc'ed; NULL where it is none that a file can have. */
char *site_path(const char *target);
/* The value of KEY in the query of TARGET, the last one, decoded, malloc'ed; NULL where it is not there. */
char *site_query(const char *target, const char *key);
/* The type of a file by its name. */
const char *site_type(const char *name);
bool text_ends(const char *text, const char *end);

/* browser/wrap.c: the generated page or script of PATH, malloc'ed, and *type, or NULL where PATH is none. */
char *site_wrapper(const Site *site, const char *path, const char **type);

/* browser/substitute.c: TEXT with each {{...}} filled in, malloc'ed, NUL behind *out_len bytes. ESCAPE: for HTML.
   NULL where one cannot be. */
char *site_substitute(const Asked *asked, const char *text, size_t len, bool escape,
                      size_t *out_len);
/* Whether NAME asks for that ("x.sub.js"), and whether its values are to be escaped. */
bool site_is_template(const char *name);
bool site_escapes(const char *name);

/* browser/pipes.c: applies PIPES, "sub|status(404)", from left to right. False where one is not known. */
bool site_pipe(const Asked *asked, const char *pipes, Http_answer *answer);

/* browser/handler.c: runs the handler FILE in Python; answers later. */
void site_handler(Site *site, Http_exchange *exchange, const char *file);
/* Takes the text in ANSWER's body, an answer as it goes over the wire, apart. False where it is none. */
bool site_take_answer(Http_answer *answer);
/* Sends ANSWER, as the query's pipes and the site want it. */
void site_send(Site *site, Http_exchange *exchange, Http_answer *answer);

#endif
