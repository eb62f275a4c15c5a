/* runtime/handles.c: the references that the host holds, counted. NON-SPEC. */
#include "runtime/handles.h"

#include "util/alloc.h"

#include <stdlib.h>

enum { FIRST_PLACES = 64 };

static size_t home(const Handles *handles, Ref ref)
{
    return (size_t)((ref * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (handles->n - 1);
}

/* The place that holds REF, or the free one where it belongs. */
static size_t find(const Handles *handles, Ref ref)
{
    size_t i = home(handles, ref);
    while (handles->at[i].ref != REF_NULL && handles->at[i].ref != ref)
        i = (i + 1) & (handles->n - 1);
    return i;
}

static void grow(Handles *handles)
{
    Handles larger = {.n = handles->n ? handles->n * 2 : FIRST_PLACES, .used = handles->used};
    larger.at = checked_calloc(larger.n, sizeof *larger.at);
    for (size_t i = 0; i < handles->n; i++) {
        if (handles->at[i].ref != REF_NULL)
            larger.at[find(&larger, handles->at[i].ref)] = handles->at[i];
    }
    free(handles->at);
    *handles = larger;
}

void handles_keep(Handles *handles, Ref ref)
{
    if (handles->used * 2 >= handles->n)
        grow(handles);
    Handle *handle = &handles->at[find(handles, ref)];
    handles->used += handle->ref == REF_NULL;
    handle->ref = ref;
    handle->count++;
}

/* Frees place I: what stands behind it moves up where it would not be found any more. */
static void remove_place(Handles *handles, size_t i)
{
    size_t mask = handles->n - 1;
    for (size_t k = (i + 1) & mask; handles->at[k].ref != REF_NULL; k = (k + 1) & mask) {
        size_t from_home = (k - home(handles, handles->at[k].ref)) & mask;
        if (from_home >= ((k - i) & mask)) {
            handles->at[i] = handles->at[k];
            i = k;
        }
    }
    handles->at[i] = (Handle){0};
    handles->used--;
}

void handles_drop(Handles *handles, Ref ref)
{
    if (!handles->n)
        return;
    size_t i = find(handles, ref);
    if (handles->at[i].ref != REF_NULL && --handles->at[i].count == 0)
        remove_place(handles, i);
}

void handles_free(Handles *handles)
{
    free(handles->at);
    *handles = (Handles){0};
}
