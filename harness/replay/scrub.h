/* replay/scrub.h: takes out of an engine's words what is another in every run, so that runs can be compared. */
#ifndef TOUCHSTONE_REPLAY_SCRUB_H
#define TOUCHSTONE_REPLAY_SCRUB_H

#include "harness/observe/outcome.h"

/* TEXT without the working folder, one below FOLDER, that a path in it begins with, without TOKEN (may be empty), and with
   loopback addresses whose port is "*". Malloc'ed; NULL where there is nothing of it. */
char *scrubbed(const char *text, const char *folder, const char *token);

/* The same for all outcomes, messages and names. */
void outcomes_scrub(Outcomes *outcomes, const char *folder, const char *token);

#endif
