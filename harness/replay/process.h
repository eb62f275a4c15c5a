/* replay/process.h: one child process in its own process group, within limits, on a libuv loop. */
#ifndef TOUCHSTONE_REPLAY_PROCESS_H
#define TOUCHSTONE_REPLAY_PROCESS_H

#include "harness/engine/adapter.h"

#include <uv.h>

typedef struct Process_limits {
    double timeout;      /* seconds of wall clock; 0: none */
    uint64_t memory_kib; /* resident size of the whole process group, sampled */
    uint64_t output;     /* bytes of stdout and stderr together */
} Process_limits;

typedef struct Process Process;

/* Called once, when the process group is gone and its output is read; takes over *result's buffers. */
typedef void Process_done(void *data, Process_result *result);

/* Starts ARGV in folder DIR with HOME and TMPDIR set to it and ENV ("NAME=value", NULL-terminated, may be NULL) added.
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
/* Kills the process group; WHY is its ending unless it had one already. */
void process_end(Process *process, Ending why);
/* Resident size of the process group when it was last sampled. */
uint64_t process_rss_kib(const Process *process);

/* Kills every process group that was started and has not ended (for the harness's own end). */
void processes_kill_all(void);

#endif
