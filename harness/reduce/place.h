/* reduce/place.h: where a case that is reduced stands: copies of its folder, and what it names by relative addresses. */
#ifndef TOUCHSTONE_REDUCE_PLACE_H
#define TOUCHSTONE_REDUCE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* Copies the files of the folder FROM, those in its folders too, names that begin with a dot left out, to TO, which is made.
   False after one line on stderr. */
bool place_copy(const char *from, const char *to);

/* The files of FOLDER as place_copy has them, by their names from there on, sorted; NULL-terminated. */
char **place_files(const char *folder);

/* TEXT, of the case at PATH, so that scripts that it names by META are found from FOLDER. Malloc'ed. */
char *place_moved(const char *path, const char *folder, const char *text, size_t *len);

#endif
