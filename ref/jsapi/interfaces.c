/* interfaces.c: what every realm has: the one list of interfaces, and how they are made. */
#include "jsapi/error.h"
#include "jsapi/idl.h"
#include "jsapi/namespace.h"
#include "jsapi/web.h"
#include "jsapi/web/global_scope.h"

extern const Idl_interface js_module_interface, js_instance_interface, js_memory_interface,
    js_table_interface, js_global_interface, js_tag_interface, js_exception_interface,
    js_gc_object_interface;
extern const Idl_interface js_text_encoder_interface, js_text_decoder_interface,
    js_performance_interface, js_crypto_interface, js_headers_interface, js_response_interface,
    js_readable_stream_interface, js_stream_controller_interface, js_stream_reader_interface,
    js_event_interface, js_event_target_interface, js_message_event_interface,
    js_message_port_interface, js_message_channel_interface, js_url_interface;

/* The interfaces of the WebAssembly namespace, in the order in which js-api defines them; then the web's. */
const Idl_interface *const js_interfaces[] = {&js_module_interface,
                                              &js_instance_interface,
                                              &js_memory_interface,
                                              &js_table_interface,
                                              &js_global_interface,
                                              &js_tag_interface,
                                              &js_exception_interface,
                                              &js_gc_object_interface,
                                              &js_text_encoder_interface,
                                              &js_text_decoder_interface,
                                              &js_performance_interface,
                                              &js_crypto_interface,
                                              &js_headers_interface,
                                              &js_response_interface,
                                              &js_readable_stream_interface,
                                              &js_stream_controller_interface,
                                              &js_stream_reader_interface,
                                              &js_event_interface,
                                              &js_event_target_interface,
                                              &js_message_event_interface,
                                              &js_message_port_interface,
                                              &js_message_channel_interface,
                                              &js_url_interface,
                                              NULL};

/* True if INTERFACE has [LegacyNamespace=WebAssembly]. */
static bool in_namespace(const Idl_interface *interface)
{
    return interface->id < JS_COMPILE_ERROR;
}

bool js_setup_interfaces(JSContext *ctx)
{
    JSValue namespace = idl_define_namespace(ctx, "WebAssembly", js_namespace_members);
    if (JS_IsException(namespace))
        return false;
    js_realm_set(ctx, JS_NAMESPACE, namespace);
    JSValue global = JS_GetGlobalObject(ctx);
    bool good = js_define_errors(ctx, namespace);
    for (const Idl_interface *const *at = js_interfaces; good && *at; at++) {
        if ((*at)->name)
            good = idl_define_interface(ctx, in_namespace(*at) ? namespace : global, *at);
    }
    JS_FreeValue(ctx, global);
    return good && js_setup_global_scope(ctx);
}
