/* replay/steady.h: replays one case after another where each depends on what the last one gave: every engine that is asked
 * has a lane, whose session stays up between them. */
#ifndef TOUCHSTONE_REPLAY_STEADY_H
#define TOUCHSTONE_REPLAY_STEADY_H

#include "harness/replay/schedule.h"

typedef struct Steady Steady;

/* OPTIONS (borrowed) hold for every case, and may change between them; jobs and keep mean nothing. NULL after one line on stderr. */
Steady *steady_new(const Schedule_options *options);
/* Replays WORK[0..n-1], each on an engine of its own, all at a time; DONE is called for each. False if it was interrupted or
   something of the machine failed, after one line. */
bool steady_run(Steady *steady, const Work *work, size_t n, Work_done *done, void *data);
/* Whether the user asked it to end. */
bool steady_interrupted(Steady *steady);
/* A folder for what is replayed; goes with it. */
const char *steady_folder(const Steady *steady);
void steady_free(Steady *steady);

#endif
