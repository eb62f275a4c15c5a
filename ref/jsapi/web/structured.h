/* structured.h: structured cloning (HTML, "Safe passing of structured data").
 *
 * A Js_serialized is [[Serialized]] of a value: but for transferred ports it belongs to no realm, runtime or thread, so
 * that any agent of the process may deserialize it. */
#ifndef TOUCHSTONE_JSAPI_WEB_STRUCTURED_H
#define TOUCHSTONE_JSAPI_WEB_STRUCTURED_H

#include "jsapi/idl.h"

typedef enum Js_serialized_kind {
    JS_SERIALIZED_UNDEFINED,
    JS_SERIALIZED_NULL,
    JS_SERIALIZED_BOOLEAN,   /* number */
    JS_SERIALIZED_NUMBER,    /* number */
    JS_SERIALIZED_BIGINT,    /* text: its digits */
    JS_SERIALIZED_STRING,    /* text */
    JS_SERIALIZED_OBJECT_OF, /* a Boolean, Number, BigInt or String object; item: its primitive */
    JS_SERIALIZED_DATE,      /* number */
    JS_SERIALIZED_REGEXP,    /* items: source, flags */
    JS_SERIALIZED_ARRAY_BUFFER,  /* bytes, max */
    JS_SERIALIZED_SHARED,        /* at, length, max */
    JS_SERIALIZED_VIEW,          /* item: the buffer; view, offset, length */
    JS_SERIALIZED_MAP,           /* items: key, value, key, value ... */
    JS_SERIALIZED_SET,           /* items */
    JS_SERIALIZED_ERROR,         /* items: name, message, stack; undefined where there is none */
    JS_SERIALIZED_ARRAY,         /* length; items: as those of an object */
    JS_SERIALIZED_OBJECT,        /* items: name, value, name, value ... */
    JS_SERIALIZED_DOM_EXCEPTION, /* items: message, name */
    JS_SERIALIZED_PLATFORM       /* platform, data */
} Js_serialized_kind;

/* A node of the graph; those that it contains are numbers of other nodes. */
typedef struct Js_serialized_node {
    Js_serialized_kind kind;
    double number;
    uint32_t *items;
    size_t items_n, items_capacity;
    uint16_t *text; /* code units */
    uint8_t *bytes; /* what is the node's own; NULL once a buffer of a receiver has it */
    uint8_t *at;    /* a shared block, which the node has a reference to (shared.h) */
    size_t
        length; /* of text, bytes, block or view; JS_SERIALIZED_AUTO for a view that tracks its buffer's length */
    size_t offset, max;
    bool resizable; /* max counts; or: growable */
    int view;       /* JSTypedArrayEnum, or JS_SERIALIZED_DATA_VIEW */
    const struct Js_serializable *platform;
    void *data;
} Js_serialized_node;

enum { JS_SERIALIZED_DATA_VIEW = -1 };
#define JS_SERIALIZED_AUTO SIZE_MAX

typedef struct Js_serialized {
    Js_serialized_node *nodes;
    size_t nodes_n, nodes_capacity;
    uint32_t root;         /* the node of the value itself */
    uint32_t *transferred; /* the nodes of [[TransferDataHolders]] */
    size_t transferred_n, transferred_capacity;
} Js_serialized;

/* [Serializable] and [Transferable] platform objects of interface ID. SERIALIZE and TRANSFER give what DESERIALIZE and
   RECEIVE make an object of the realm CTX from, once; they return false after throwing. Members may be NULL. DATA that
   nobody takes is given to FREE; DESERIALIZE leaves it alone, RECEIVE takes it over. */
typedef struct Js_serializable {
    Js_interface id;
    bool (*serialize)(JSContext *ctx, JSValueConst value, bool for_storage, void **data);
    JSValue (*deserialize)(JSContext *ctx, void *data);
    bool (*transfer)(JSContext *ctx, JSValueConst value,
                     void **data); /* false if it is detached: nothing thrown */
    JSValue (*receive)(JSContext *ctx, void *data);
    void (*mark)(JSRuntime *rt, const void *data,
                 JS_MarkFunc *mark); /* of data with values of the agent's */
    void (*free)(void *data);
} Js_serializable;

/* StructuredSerializeWithTransfer of VALUE: TRANSFER are TRANSFER_N values, each an object. StructuredSerialize where
   there are none. False after throwing; then there is nothing to free. */
bool js_structured_serialize(JSContext *ctx, JSValueConst value, JSValueConst *transfer,
                             size_t transfer_n, Js_serialized *out);
/* StructuredDeserializeWithTransfer in the realm CTX: the value, or an exception. *transferred, which may be NULL, is an
   array of the transferred values. */
JSValue js_structured_deserialize(JSContext *ctx, Js_serialized *serialized, JSValue *transferred);
void js_serialized_free(Js_serialized *serialized);
/* Marks the values that it holds, which only what is transferred within an agent does. */
void js_serialized_mark(JSRuntime *rt, const Js_serialized *serialized, JS_MarkFunc *mark);

/* StructuredSerializeOptions, and the sequence<object> that is short for them: the values in order. False after throwing;
   then there is nothing to free. */
typedef struct Js_transfer {
    JSContext *ctx;
    JSValue *at;
    size_t n, capacity;
} Js_transfer;
bool js_transfer_options(JSContext *ctx, JSValueConst options, Js_transfer *out);
bool js_transfer_sequence(JSContext *ctx, JSValueConst sequence, Js_transfer *out);
void js_transfer_free(Js_transfer *transfer);

/* dom-structuredclone */
JSValue js_structured_clone(JSContext *ctx, JSValueConst this_val, int argc, JSValueConst *argv);

/* The platform objects that there are, ended by NULL: structured_platform.c. */
extern const Js_serializable *const js_serializables[];

#endif
