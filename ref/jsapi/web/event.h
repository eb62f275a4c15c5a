/* event.h: Event and EventTarget (DOM, "Events"): as much as MessagePort needs; a target has no parent, so that nothing
 * is captured or bubbles. */
#ifndef TOUCHSTONE_JSAPI_WEB_EVENT_H
#define TOUCHSTONE_JSAPI_WEB_EVENT_H

#include "jsapi/idl.h"

/* What stands behind an Event, or at the beginning of what stands behind an object of an interface that inherits. */
typedef struct Js_event {
    JSValue type;   /* a string */
    JSValue target; /* null where there is none */
    bool bubbles, cancelable, composed;
    bool initialized, dispatched, is_trusted, in_passive_listener;
    bool stop_propagation, stop_immediate_propagation, canceled;
    double time;
} Js_event;

/* A new event of TYPE, which is taken over, with EventInit OPTIONS already read: see js_event_init. */
bool js_event_init(JSContext *ctx, JSValueConst options, Js_event *event);
void js_event_free(JSRuntime *rt, Js_event *event);
void js_event_mark(JSRuntime *rt, const Js_event *event, JS_MarkFunc *mark);
/* Brand check for Event and what inherits from it; NULL after a TypeError. */
Js_event *js_event_brand(JSContext *ctx, JSValueConst value);
/* The milliseconds of timeStamp for an event made now. */
double js_event_now(JSContext *ctx);

/* An event listener. */
typedef struct Js_listener {
    JSValue type, callback; /* undefined once removed */
    bool capture, once, passive;
    bool is_handler; /* the event handler attribute of this type */
} Js_listener;

/* What stands behind an EventTarget, likewise. */
typedef struct Js_event_target {
    Js_listener *listeners;
    size_t n, capacity;
} Js_event_target;

void js_event_target_free(JSRuntime *rt, Js_event_target *target);
void js_event_target_mark(JSRuntime *rt, const Js_event_target *target, JS_MarkFunc *mark);

/* Event handler IDL attributes (HTML): the value of on<TYPE>, and setting it. */
JSValue js_event_handler_get(JSContext *ctx, const Js_event_target *target, const char *type);
bool js_event_handler_set(JSContext *ctx, Js_event_target *target, const char *type,
                          JSValueConst value);
/* Whether anybody listens to TYPE. */
bool js_event_target_listens(JSContext *ctx, const Js_event_target *target, const char *type);

/* Dispatch EVENT, an object with a Js_event, to TARGET, the object of an event target. What listeners throw is reported.
   Returns whether it was not canceled. */
bool js_event_dispatch(JSContext *ctx, JSValueConst target, Js_event_target *self,
                       JSValueConst event);

extern const Idl_interface js_event_interface, js_event_target_interface;

#endif
