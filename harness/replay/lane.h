/* replay/lane.h: a lane gives cases to sessions: one session at a time, one case at a time. It begins a session anew where
 * the engine died or the last one has done enough, and keeps the time of each case. */
#ifndef TOUCHSTONE_REPLAY_LANE_H
#define TOUCHSTONE_REPLAY_LANE_H

#include "harness/replay/session.h"

typedef struct Lane Lane;

/* The case was done, or the engine died in it. RESULT, whose buffers are taken over, is what a process of its own would have
   given: in out the records, as replay/records.h keeps them; exit 0 where the last record came. */
typedef void Lane_done(void *data, Process_result *result);

/* A case on its way to an engine. */
typedef struct Lane_case {
    const Engine *engine;
    const char *token;
    char *request; /* malloc'ed; the lane frees it */
    size_t len;
    Process_limits limits; /* timeout: from when the engine is up, and has the case */
    bool fresh;            /* in a session that had no case before */
    Lane_done *done;       /* from the loop, never from inside lane_give */
    void *data;
} Lane_case;

/* What holds of every session. */
enum {
    SESSION_START_S = 60 /* seconds in which an engine has to be up */
};

/* Sessions get folders of their own in FOLDER, which are removed with them unless KEEP. NUMBER tells lanes apart. */
Lane *lane_new(uv_loop_t *loop, const char *folder, unsigned number, bool keep);
/* Gives it a case; not while it has one. False, after one line on stderr, on an infrastructure failure: then DONE is never
   called. */
bool lane_give(Lane *lane, const Lane_case *of);
/* Begins no session any more: the case that is in it ends with the session. */
void lane_stop(Lane *lane);
/* No case follows: ends the session, and frees the lane once that is over. */
void lane_close(Lane *lane);

#endif
