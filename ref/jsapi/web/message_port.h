/* message_port.h: MessagePort and MessageChannel (HTML, "Channel messaging"). */
#ifndef TOUCHSTONE_JSAPI_WEB_MESSAGE_PORT_H
#define TOUCHSTONE_JSAPI_WEB_MESSAGE_PORT_H

#include "jsapi/web/structured.h"

extern const Js_serializable js_message_port_transferable;
extern const Idl_interface js_message_port_interface, js_message_channel_interface;

/* A new MessagePort of the realm CTX. */
JSValue js_message_port_new(JSContext *ctx);
/* Entangle two ports. */
void js_message_port_entangle(JSContext *ctx, JSValueConst one, JSValueConst other);

#endif
