/* engine/features.h: which features of WebAssembly an engine lacks, found out with tiny modules (harness/engines/features.wast),
 * and what that makes of the modules that it refuses. */
#ifndef TOUCHSTONE_ENGINE_FEATURES_H
#define TOUCHSTONE_ENGINE_FEATURES_H

#include "harness/case/case.h"
#include "harness/observe/outcome.h"

/* A case that probes: step I is a module that needs OF_STEP[I]. It is written to a file of its own, modules as bytes, so that no
   text reader stands between. */
typedef struct Probe {
    Case of;
    Embed_features *of_step;
} Probe;

/* Makes the case that probes WANTED, in FOLDER, as far as there are modules for them; probe->of.commands is 0 where there are
   none. False after one line on stderr. */
bool probe_new(Embed_features wanted, const char *folder, Probe *out);
void probe_free(Probe *probe);

/* The features whose module was refused. One that was not reached, or crashed the engine, says nothing. */
Embed_features probe_lacks(const Probe *probe, const Outcomes *outcomes);
/* The features whose module was accepted. */
Embed_features probe_has(const Probe *probe, const Outcomes *outcomes);

/* Whether a refusal in OUTCOMES of OF may be for want of one of FEATURES. */
bool features_may_explain(const Case *of, Embed_features features, const Outcomes *outcomes);
/* Sets each step of the script OF where a module was refused that needs a feature of LACKS, which was not due, and what could
   not be done for want of its instance, to "unsupported FEATURE", with the engine's words kept; VERDICTS likewise. */
void features_explain(const Case *of, Embed_features lacks, Outcomes *outcomes, char *verdicts);

#endif
