/* task.h: what agent.c asks of task.c. NON-SPEC. */
#ifndef TOUCHSTONE_JSAPI_TASK_H
#define TOUCHSTONE_JSAPI_TASK_H

#include "jsapi/agent.h"

void js_tasks_init(Js_agent *agent);
/* Frees tasks and timers without running them. */
void js_tasks_free(Js_agent *agent);

#endif
