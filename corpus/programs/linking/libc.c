/* libc: owns the program's memory and hands it out. It includes stddef.h, not its own clients' stdlib.h. */
#include <stddef.h>

/* Below this address stand the static data and stacks of all that is linked: build.t says where. */
enum { HEAP = 32768 };

void *WASM_EXPORT(malloc)(size_t n)
{
    static size_t top = HEAP;
    size_t at = top;
    top += (n + 7) & ~(size_t)7;
    return (void *)at;
}
