/* message_event.h: MessageEvent (HTML, "The MessageEvent interface"). */
#ifndef TOUCHSTONE_JSAPI_WEB_MESSAGE_EVENT_H
#define TOUCHSTONE_JSAPI_WEB_MESSAGE_EVENT_H

#include "jsapi/web/event.h"

/* A trusted event of TYPE in the realm CTX with DATA and PORTS, an array, both taken over. */
JSValue js_message_event_new(JSContext *ctx, const char *type, JSValue data, JSValue ports);

extern const Idl_interface js_message_event_interface;

#endif
