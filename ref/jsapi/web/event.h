/* event.h: Event and EventTarget (DOM, "Events"), as much as MessagePort needs: a target has no parent, so that nothing is
 * captured or bubbles. */
#ifndef TOUCHSTONE_JSAPI_WEB_EVENT_H
#define TOUCHSTONE_JSAPI_WEB_EVENT_H

#include "jsapi/idl.h"

/* What stands behind an Event, or at the beginning of what stands behind an object of an interface that inherits. */
typedef struct Js_event {
    JSValue type;   /* a string */
    JSValue target; /* an object, or null */
    bool bubbles, cancelable, composed;
    bool is_trusted, dispatched, in_passive_listener;
    bool stop_propagation, stop_immediate_propagation, canceled;
    double time_stamp;
} Js_event;

/* Inner event creation steps: TYPE is taken over, EventInit read from OPTIONS; false after throwing. Where it returns
   false there is nothing to free. */
bool js_event_init(JSContext *ctx, JSValue type, JSValueConst options, Js_event *out);
void js_event_clear(JSRuntime *rt, Js_event *event);
void js_event_mark(JSRuntime *rt, const Js_event *event, JS_MarkFunc *mark);
/* What stands behind an Event or an object of an interface that inherits; NULL for any other value. */
Js_event *js_event_of(JSValueConst value);

/* An event listener; those of an event handler attribute are called on<type>. */
typedef struct Js_listener {
    JSValue type,
        callback; /* callback: null for a handler that was set to null, undefined once removed */
    bool capture, once, passive, is_handler;
} Js_listener;

/* What stands behind an EventTarget, likewise. */
typedef struct Js_event_target {
    Js_listener *listeners;
    size_t n, capacity;
    bool dispatching;
} Js_event_target;

void js_event_target_clear(JSRuntime *rt, Js_event_target *target);
void js_event_target_mark(JSRuntime *rt, const Js_event_target *target, JS_MarkFunc *mark);
Js_event_target *js_event_target_of(JSValueConst value);

/* The event handler of TYPE (HTML, "Event handlers"): its value, and setting it; false after throwing. */
JSValue js_event_handler_get(JSContext *ctx, const Js_event_target *target, const char *type);
bool js_event_handler_set(JSContext *ctx, Js_event_target *target, const char *type,
                          JSValueConst value);

/* Dispatch EVENT to TARGET, both objects; what listeners throw is reported. Returns whether it was not canceled. */
bool js_event_dispatch(JSContext *ctx, JSValueConst target, JSValueConst event);

extern const Idl_interface js_event_interface, js_event_target_interface;

#endif
