/* replay/schedule.h: replays cases on engines, several at a time. */
#ifndef TOUCHSTONE_REPLAY_SCHEDULE_H
#define TOUCHSTONE_REPLAY_SCHEDULE_H

#include "harness/engine/adapter.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A case to replay on an engine; ids are the store's. */
typedef struct Work {
    const Engine *engine;
    const Case *of;
    int64_t engine_id, case_id;
    bool canary; /* it is no case of the run (replay/canary.h) */
} Work;

typedef struct Schedule_options {
    unsigned jobs;  /* lanes: processes or sessions at a time, from 1 */
    double timeout; /* seconds a process may take; 0: as its engine file says, else the default */
    double cpu;     /* seconds that its processes may compute, likewise */
    uint64_t memory_mib; /* resident size of its processes, likewise */
    uint64_t processes;  /* at a time, likewise */
    uint64_t disk_mib;   /* what its working folder may hold, likewise */
    uint64_t output_mib; /* what it may print, likewise */
    double deadline;     /* by schedule_clock, when all is interrupted; 0: never */
    bool fresh;          /* no session takes a second case */
    bool keep;           /* keep the working folders and say on stderr where they are */
} Schedule_options;

/* What holds where neither options nor engine file say. TIMEOUT_LONG: of a case of kind js that says timeout=long. */
enum {
    TIMEOUT_DEFAULT = 30,
    TIMEOUT_LONG = 90,
    CPU_FACTOR = 4, /* times the wall clock */
    MEMORY_MIB_DEFAULT = 4096,
    PROCESSES_DEFAULT = 256,
    DISK_MIB_DEFAULT = 512,
    OUTPUT_MIB_DEFAULT = 64
};

/* One piece of work is done: VERDICTS has a letter a step. All arguments are borrowed. */
typedef void Work_done(void *data, const Work *work, const Outcomes *outcomes, const char *verdicts,
                       const Process_result *last);

/* Time goes by: called about twice a second while work goes on. */
typedef void Work_tick(void *data);

/* Seconds since some time, which only grow. */
double schedule_clock(void);

/* Replays WORK[0..n-1], up to options->jobs at a time, that of each engine in order, and calls DONE for each as it ends, from
   this thread.
   Returns false if it was interrupted (SIGINT, SIGTERM, SIGHUP, the deadline) or the working folders could not be made; every process has
   been ended by then. */
bool schedule_run(const Work *work, size_t n, const Schedule_options *options, Work_done *done,
                  Work_tick *tick, void *data);

#endif
