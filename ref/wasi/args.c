/* wasi/args.c: arguments and environment (preview1#args_get to #environ_sizes_get). */
#include "wasi/world.h"

#include <string.h>

static uint64_t strings_size(const Strings *strings)
{
    uint64_t size = 0;
    for (size_t i = 0; i < strings->n; i++)
        size += strlen(strings->at[i]) + 1;
    return size;
}

/* Writes a pointer to each string to argument 0, and the strings, one behind the other and each with its NUL, to
   argument 1. */
static Errno strings_get(const Call *call, const Strings *strings)
{
    uint8_t *pointers, *bytes;
    TRY_ERRNO(guest_result(call, 0, strings->n * UINT64_C(4), &pointers));
    TRY_ERRNO(guest_result(call, 1, strings_size(strings), &bytes));
    uint32_t at = arg32(call, 1);
    for (size_t i = 0; i < strings->n; i++) {
        size_t len = strlen(strings->at[i]) + 1;
        put32(pointers + 4 * i, at);
        memcpy(call->memory + at, strings->at[i], len);
        at += (uint32_t)len;
    }
    return ERRNO_success;
}

static Errno strings_sizes_get(const Call *call, const Strings *strings)
{
    uint8_t *n, *size;
    TRY_ERRNO(guest_result(call, 0, 4, &n));
    TRY_ERRNO(guest_result(call, 1, 4, &size));
    put32(n, (uint32_t)strings->n);
    put32(size, (uint32_t)strings_size(strings));
    return ERRNO_success;
}

/* preview1#args_get: reads the arguments. */
Errno wasi_args_get(const Call *call)
{
    return strings_get(call, &call->wasi->args);
}

/* preview1#args_sizes_get: how many arguments there are, and how many bytes they take. */
Errno wasi_args_sizes_get(const Call *call)
{
    return strings_sizes_get(call, &call->wasi->args);
}

/* preview1#environ_get: reads the environment, NAME=VALUE each. */
Errno wasi_environ_get(const Call *call)
{
    return strings_get(call, &call->wasi->env);
}

/* preview1#environ_sizes_get: how many variables there are, and how many bytes they take. */
Errno wasi_environ_sizes_get(const Call *call)
{
    return strings_sizes_get(call, &call->wasi->env);
}
