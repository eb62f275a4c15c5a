/* site/site.h: a run as a static site: pages that need no network, and no JavaScript but for the search. */
#ifndef TOUCHSTONE_SITE_SITE_H
#define TOUCHSTONE_SITE_SITE_H

#include "harness/store/store.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Site Site;

/* Reads what pages of RUN need; DB is the database's name, which commands on pages name where it is not the default one
   (NAMED). NULL after one line on stderr. */
Site *site_open(Store *store, int64_t run, const char *db, bool named);
void site_close(Site *site);
/* "complete", "incomplete" or "running". Borrowed. */
const char *site_state(const Site *site);

/* Writes the page or file PATH ("index.html", "cause/0123.html", "style.css") to OUT; false where there is none. */
bool site_page(Site *site, const char *path, FILE *out);
/* The media type of PATH. Static storage. */
const char *site_media_type(const char *path);

/* Writes all of it to FOLDER, which is new, empty, or a report, and changes all at once or not at all. False after one line
   on stderr. */
bool site_write(Site *site, const char *folder);

/* Which features each engine has, by probes and cases, as JSON; reports/features.schema.json says what stands where. */
void site_features_json(Site *site, FILE *out);

#endif
