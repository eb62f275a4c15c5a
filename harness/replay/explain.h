/* replay/explain.h: stands between a schedule and who takes its results: probes each engine for features where its cases need
 * any (engine/features.h), and makes "unsupported FEATURE" of refusals for want of one. Results that wait for a probe are
 * kept back. */
#ifndef TOUCHSTONE_REPLAY_EXPLAIN_H
#define TOUCHSTONE_REPLAY_EXPLAIN_H

#include "harness/engine/features.h"
#include "harness/replay/schedule.h"

typedef struct Explainer Explainer;

/* Results go to DONE, with DATA. WORK[0..*n-1], which is freed, gets the probes before it. NULL, after one line on stderr, where
   the probe cannot be made. */
Explainer *explainer_new(Work **work, size_t *n, Work_done *done, Work_tick *tick, void *data);
/* A Work_done and a Work_tick, whose data is the explainer. */
void explainer_done(void *explainer, const Work *work, const Outcomes *outcomes,
                    const char *verdicts, const Process_result *last);
void explainer_tick(void *explainer);
/* Passes on what is still kept back; then what the probes found, as a JSON object {"engine": [FEATURE it lacks, ...]},
   malloc'ed. */
char *explainer_end(Explainer *explainer);
/* Calls TELL for each feature that an engine, not a route, was found to have ("yes") or to lack ("no"). */
typedef void Explainer_tell(void *data, const Engine *engine, const char *feature, const char *has);
void explainer_tell(const Explainer *explainer, Explainer_tell *tell, void *data);
void explainer_free(Explainer *explainer);

#endif
