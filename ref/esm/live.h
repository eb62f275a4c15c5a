/* live.h: bindings of mutable globals that WebAssembly Module Records export (ESM integration, ExecuteModule). NON-SPEC:
 * whenever such a global is set, its bindings are. */
#ifndef TOUCHSTONE_ESM_LIVE_H
#define TOUCHSTONE_ESM_LIVE_H

#include "esm/loader.h"
#include "esm/record.h"

/* Associates all future mutations of GLOBALADDR with export EXPORT of M, the record of SELF in the realm CTX. */
void esm_make_live(JSContext *ctx, JSModuleDef *m, const Esm_record *self, uint32_t export,
                   uint32_t globaladdr);
/* SELF is going. */
void esm_forget_live(Js_agent *agent, const Esm_record *self);
void esm_live_free(Esm_live *live);

#endif
