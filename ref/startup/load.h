/* startup/load.h: modules from paths and URLs. NON-SPEC. */
#ifndef TOUCHSTONE_STARTUP_LOAD_H
#define TOUCHSTONE_STARTUP_LOAD_H

#include "startup/startup.h"
#include "util/bytes.h"

/* Whether TEXT begins with the scheme of a URL. */
bool startup_is_url(Bytes text);

/* What LOCATION, a URL or a path, means: the path of a file, by which it is known, or a data: URL; malloc'ed. A path is
   relative to the folder of FROM, which is such a location too; NULL: to the working directory. NULL after writing to WHY
   what is wrong. */
char *startup_locate(const char *location, const char *from, char why[STARTUP_MESSAGE]);

/* The module, validated, at what startup_locate gave. NULL after writing to WHY. The caller frees it. */
Embed_module *startup_load(const char *location, Embed_features features,
                           char why[STARTUP_MESSAGE]);

#endif
