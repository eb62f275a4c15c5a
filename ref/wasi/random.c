/* wasi/random.c: entropy (preview1#random_get). */
#include "wasi/world.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

/* NON-SPEC: the next number of the seed's sequence: a Weyl sequence whose members are mixed, so that every seed is as
   good as any other. */
static uint64_t seeded(Wasi *wasi)
{
    uint64_t z = wasi->entropy += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* preview1#random_get: fills a buffer with entropy of the host, or with what the seed gives. */
Errno wasi_random_get(const Call *call)
{
    enum { CHUNK = 1 << 20 }; /* so that an interrupt need not wait for gigabytes */
    uint8_t *bytes;
    uint64_t len = arg32(call, 1);
    TRY_ERRNO(guest_result(call, 0, len, &bytes));
    for (uint64_t done = 0; done < len;) {
        uint64_t n = len - done < CHUNK ? len - done : CHUNK;
        if (is_interrupted(call->wasi))
            return ERRNO_ENDED;
        if (call->wasi->mode == WASI_REPLAY) {
            for (uint64_t i = 0; i < n; i += 8) {
                uint64_t word = seeded(call->wasi);
                memcpy(bytes + done + i, &word, n - i < 8 ? n - i : 8);
            }
        } else {
            ssize_t got = getrandom(bytes + done, n, 0);
            if (got < 0 && errno != EINTR)
                return errno_of(errno);
            n = got < 0 ? 0 : (uint64_t)got;
        }
        done += n;
    }
    return ERRNO_success;
}
