/* replay/limits.c: which limits a case has on an engine. */
#include "harness/replay/limits.h"

/* The first of three that says something: command line, engine file, default. */
static uint64_t first_of(uint64_t line, uint64_t file, uint64_t otherwise)
{
    return line ? line : file ? file : otherwise;
}

static double first_time(double line, double file, double otherwise)
{
    return line > 0 ? line : file > 0 ? file : otherwise;
}

Process_limits limits_of(const Schedule_options *o, const Engine *engine, const Case *of)
{
    /* where nobody names a time, testharness.js's own comes first */
    bool is_long = of->wpt && of->wpt->long_timeout;
    double timeout =
        first_time(o->timeout, engine->timeout, is_long ? TIMEOUT_LONG : TIMEOUT_DEFAULT);
    return (Process_limits){
        .timeout = timeout,
        .cpu = first_time(o->cpu, engine->cpu, timeout * CPU_FACTOR),
        .memory_kib = first_of(o->memory_mib, engine->memory_mib, MEMORY_MIB_DEFAULT) << 10,
        .processes = first_of(o->processes, engine->processes, PROCESSES_DEFAULT),
        .disk_kib = first_of(o->disk_mib, engine->disk_mib, DISK_MIB_DEFAULT) << 10,
        .output = first_of(o->output_mib, engine->output_mib, OUTPUT_MIB_DEFAULT) << 20,
    };
}
