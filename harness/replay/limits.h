/* replay/limits.h: which limits a case has on an engine. */
#ifndef TOUCHSTONE_REPLAY_LIMITS_H
#define TOUCHSTONE_REPLAY_LIMITS_H

#include "harness/replay/process.h"
#include "harness/replay/schedule.h"

/* What the command line says, else the engine's file, else the defaults (schedule.h). */
Process_limits limits_of(const Schedule_options *options, const Engine *engine, const Case *of);

#endif
