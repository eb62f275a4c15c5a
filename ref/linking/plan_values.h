/* linking/plan_values.h: what the files that make plans share. Internal to linking/. */
#ifndef TOUCHSTONE_LINKING_PLAN_VALUES_H
#define TOUCHSTONE_LINKING_PLAN_VALUES_H

#include "linking/plan.h"

/* An instance whose initial definitions are being carried out. */
typedef struct Frame Frame;

/* A plan in the making. */
typedef struct Planning {
    Plan *plan;
    size_t instances_capacity, imports_capacity;
    uint64_t values_n; /* fields of instances made so far: they are bounded */
    Frame *frame;
    Failure *failure;
} Planning;

/* VALUE as something of type XT, which it matches: exports that XT does not have cannot be seen any more. POS is
   that of what declares XT. */
Result plan_narrow(Planning *p, Planvalue value, const Externtype *xt, Pos pos,
                   Planvalue *out) CHECKED;

/* The field NAME of VALUE, which is an instance that has it. */
Planvalue plan_field(Planvalue value, Name name);

/* What the host gives for import I of the root, which has one name. */
Result plan_root_single(Planning *p, const Import *import, Planvalue *out) CHECKED;
/* The same for an import of two names. */
Result plan_root_pair(Planning *p, const Import *import, Planvalue *out) CHECKED;

#endif
