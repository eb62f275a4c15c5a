/* export/json.h: what the formats that are JSON share. */
#ifndef TOUCHSTONE_EXPORT_JSON_H
#define TOUCHSTONE_EXPORT_JSON_H

#include "harness/store/store.h"

#include <jansson.h>

/* TEXT (NULL: none) as a string; engines' words were made UTF-8 when they were stored. */
json_t *export_string(const char *text);
/* The rows of SQL for RUN as an array of objects with the names of the columns. */
json_t *export_rows(Store *store, int64_t run, const char *sql);

#endif
