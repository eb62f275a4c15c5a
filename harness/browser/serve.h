/* browser/serve.h: the server that shells fetch from while cases of a checkout of web-platform-tests are replayed. */
#ifndef TOUCHSTONE_BROWSER_SERVE_H
#define TOUCHSTONE_BROWSER_SERVE_H

#include "harness/browser/site.h"

/* Serves the folder ROOT, which is copied, on LOOP, without keeping that alive; handlers work in SCRATCH. One at a time. False
   after one line on stderr. */
bool serve_begin(uv_loop_t *loop, const char *root, const char *scratch);
/* Ends it: LOOP has to run once more. Nothing where none was begun. */
void serve_end(void);
/* What is served; NULL where nothing is. To be asked from any thread while LOOP runs. */
const Site *serve_site(void);

#endif
