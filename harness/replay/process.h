/* replay/process.h: one process of an engine with all that it starts, within limits, on a libuv loop. It has a supervisor,
   and namespaces as far as isolation_start found them allowed. */
#ifndef TOUCHSTONE_REPLAY_PROCESS_H
#define TOUCHSTONE_REPLAY_PROCESS_H

#include "harness/engine/adapter.h"

#include <uv.h>

/* What is passed ends the process with all that it started. 0: no limit (but of output). All are sampled, output and the
   size of a file are exact. */
typedef struct Process_limits {
    double timeout;      /* seconds of wall clock */
    double cpu;          /* seconds that all its processes computed */
    uint64_t memory_kib; /* resident size of all its processes */
    uint64_t processes;  /* at a time */
    uint64_t
        disk_kib; /* what its working folder holds, and the size of any one file that it writes */
    uint64_t output; /* bytes of stdout and stderr together */
} Process_limits;

typedef struct Process Process;

/* Called once, when the process and all that it started is gone and its output is read; takes over *result's buffers. */
typedef void Process_done(void *data, Process_result *result);

/* Starts ARGV in folder DIR, with HOME, TMPDIR and XDG_* in it and ENV ("NAME=value", NULL-terminated, may be NULL) added.
   Standard input is empty. DONE is called from the loop, also when the program could not be started. */
Process *process_start(uv_loop_t *loop, char *const *argv, const char *dir, char *const *env,
                       const Process_limits *limits, Process_done *done, void *data);

/* LEN bytes came; STREAM is 1 (standard output) or 2 (standard error). */
typedef void Process_output(void *data, int stream, const char *bytes, size_t len);

/* The same, for a process that is talked to: standard input is a pipe, and OUTPUT takes what is printed, which neither
   *result nor limits->output see. */
Process *process_start_open(uv_loop_t *loop, char *const *argv, const char *dir, char *const *env,
                            const Process_limits *limits, Process_output *output,
                            Process_done *done, void *data);
/* Sends LEN bytes, which are copied. What the process does not take any more is dropped. */
void process_write(Process *process, const char *bytes, size_t len);
/* Asks the process group to end, by SIGTERM. */
void process_ask(Process *process);
/* Kills the process and all that it started; WHY is its ending unless it had one already. */
void process_end(Process *process, Ending why);
/* A case begins: limits->cpu counts from here. */
void process_begins_case(Process *process);
/* Resident size of all its processes when it was last sampled. */
uint64_t process_rss_kib(const Process *process);

/* Kills every process that was started, with what it started, and has not ended (for the harness's own end). */
void processes_kill_all(void);

/* Microseconds of processor that supervisors took for themselves so far: they are children, but not engines. */
uint64_t processes_overhead_us(void);

#endif
