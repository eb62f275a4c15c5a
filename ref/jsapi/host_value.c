/* host_value.c: values of JavaScript that the store refers to by number (js-api, "host value cache"). */
#include "jsapi/collect.h"
#include "util/alloc.h"

#include <stdlib.h>

/* NON-SPEC: where an object or symbol is or would be in the index, which must have room. */
static uint32_t *host_index(const Js_host_values *values, JSValueConst value)
{
    uintptr_t at = (uintptr_t)JS_VALUE_GET_PTR(value);
    size_t i = (size_t)(at * UINT64_C(0x9E3779B97F4A7C15) >> 20) & (values->slots - 1);
    while (values->index[i] &&
           JS_VALUE_GET_PTR(values->at[values->index[i] - 1].value) != (void *)at)
        i = (i + 1) & (values->slots - 1);
    return &values->index[i];
}

static bool has_identity(JSValueConst value)
{
    return JS_IsObject(value) || JS_IsSymbol(value);
}

/* Makes the index anew, with SLOTS places. */
static void make_index(Js_host_values *values, size_t slots)
{
    values->slots = slots;
    free(values->index);
    values->index = checked_calloc(slots, sizeof *values->index);
    for (size_t i = 0; i < values->count; i++) {
        if (!values->at[i].unused && has_identity(values->at[i].value))
            *host_index(values, values->at[i].value) = (uint32_t)i + 1;
    }
}

uint64_t js_host_value_number(Js_agent *agent, JSValueConst value)
{
    Js_host_values *values = &agent->host_values;
    if (2 * values->count >= values->slots)
        make_index(values, values->slots ? 2 * values->slots : 64);
    uint32_t *index = has_identity(value) ? host_index(values, value) : NULL;
    if (index && *index)
        return *index - 1;
    size_t number = values->count;
    Js_host_value entry = {.value = JS_DupValueRT(agent->rt, value)};
    if (values->unused) {
        number = values->unused - 1;
        values->unused = values->at[number].unused_next;
        values->at[number] = entry;
    } else {
        PUSH(values->at, values->count, values->capacity, entry);
    }
    agent->caches.made++;
    if (index)
        *index = (uint32_t)number + 1;
    return number;
}

JSValue js_host_value(Js_agent *agent, uint64_t number)
{
    const Js_host_values *values = &agent->host_values;
    if (number >= values->count || values->at[number].unused)
        return JS_UNDEFINED;
    return JS_DupValueRT(agent->rt, values->at[number].value);
}

/* ---- NON-SPEC: collecting them ---- */

void js_host_value_reached(Js_agent *agent, uint64_t number)
{
    if (number < agent->host_values.count)
        agent->host_values.at[number].reached = true;
}

void js_host_values_ignore(Js_agent *agent)
{
    for (size_t i = 0; i < agent->host_values.count; i++)
        qjs_trace_ignore(agent->rt, agent->host_values.at[i].value);
}

void js_host_values_count(Js_agent *agent)
{
    for (size_t i = 0; i < agent->host_values.count; i++) {
        Js_host_value *entry = &agent->host_values.at[i];
        if (entry->reached && !entry->counted)
            qjs_trace_count(agent->rt, entry->value);
        entry->counted = entry->reached;
    }
}

void js_host_values_restore(Js_agent *agent)
{
    for (size_t i = 0; i < agent->host_values.count; i++) {
        if (!agent->host_values.at[i].counted)
            qjs_trace_restore(agent->host_values.at[i].value);
    }
}

size_t js_host_values_sweep(Js_agent *agent)
{
    Js_host_values *values = &agent->host_values;
    size_t left = 0;
    for (size_t i = 0; i < values->count; i++) {
        Js_host_value *entry = &values->at[i];
        left += entry->reached;
        if (!entry->reached && !entry->unused) {
            JSValue value = entry->value;
            *entry = (Js_host_value){
                .value = JS_UNDEFINED, .unused = true, .unused_next = values->unused};
            values->unused = (uint32_t)i + 1;
            JS_FreeValueRT(agent->rt, value);
        }
        entry->reached = entry->counted = false;
    }
    if (values->slots)
        make_index(values, values->slots);
    return left;
}

void js_host_values_free(Js_agent *agent)
{
    Js_host_values values = agent->host_values;
    agent->host_values = (Js_host_values){0};
    for (size_t i = 0; i < values.count; i++)
        JS_FreeValueRT(agent->rt, values.at[i].value);
    free(values.at);
    free(values.index);
}
