/* replay/job.h: one case on one engine, until there is an outcome for every step: in a session or by processes of its own,
 * begun anew where the engine died in it. */
#ifndef TOUCHSTONE_REPLAY_JOB_H
#define TOUCHSTONE_REPLAY_JOB_H

#include "harness/replay/lane.h"
#include "harness/replay/schedule.h"
#include "harness/replay/shelf.h"

/* How a job ended. The outcomes are borrowed for the call; LAST is what the first attempt printed and how it ended. */
typedef struct Job_end {
    const Work *work;
    const Outcomes *outcomes;
    const char *verdicts; /* a letter a step */
    const Process_result *last;
    bool failed; /* an infrastructure failure, which was told of: there is nothing else */
} Job_end;

typedef void Job_done(void *data, const Job_end *end);

/* What jobs share. */
typedef struct Job_setting {
    uv_loop_t *loop;
    const Schedule_options *options;
    Shelf *shelf;
    const char *folder;      /* working folders are made in it */
    const bool *interrupted; /* no process is started any more */
} Job_setting;

/* Replays WORK, the case NUMBER of the run, in LANE. DONE is called from the loop; the job is gone then. */
void job_start(const Job_setting *setting, const Work *work, size_t number, Lane *lane,
               Job_done *done, void *data);

#endif
