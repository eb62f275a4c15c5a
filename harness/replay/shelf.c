/* replay/shelf.c: scripts that were read for one engine and serve the next. */
#include "harness/replay/shelf.h"

#include "harness/util/text.h"

#include <pthread.h>
#include <search.h>
#include <stdlib.h>

struct Shelf {
    pthread_mutex_t lock;
    void *kept; /* of Kept (tsearch), by case */
    size_t bytes;
};

typedef struct Kept {
    const Case *of;
    Script script;
} Kept;

static int by_case(const void *a, const void *b)
{
    const Case *one = ((const Kept *)a)->of, *other = ((const Kept *)b)->of;
    return one < other ? -1 : one > other;
}

static void kept_free(void *kept)
{
    script_close(&((Kept *)kept)->script);
    free(kept);
}

Shelf *shelf_new(void)
{
    Shelf *shelf = memory_new(sizeof *shelf);
    pthread_mutex_init(&shelf->lock, NULL);
    return shelf;
}

void shelf_free(Shelf *shelf)
{
    tdestroy(shelf->kept, kept_free);
    pthread_mutex_destroy(&shelf->lock);
    free(shelf);
}

/* What is kept of OF, or NULL; the lock is held. */
static Kept *find_kept(const Shelf *shelf, const Case *of)
{
    const Kept key = {.of = of};
    Kept **found = tfind(&key, &shelf->kept, by_case);
    return found ? *found : NULL;
}

bool shelf_take(Shelf *shelf, const Case *of, Script *out)
{
    if (of->script) {
        *out = *of->script;
        return true;
    }
    pthread_mutex_lock(&shelf->lock);
    Kept *kept = find_kept(shelf, of);
    if (kept)
        *out = kept->script;
    pthread_mutex_unlock(&shelf->lock);
    if (kept)
        return true;
    if (!script_open(of->path, of->features, false, out))
        return false;
    pthread_mutex_lock(&shelf->lock);
    if (!find_kept(shelf, of) && shelf->bytes + out->len <= SHELF_BYTES) {
        script_keep(out);
        kept = memory_new(sizeof *kept);
        *kept = (Kept){of, *out};
        tsearch(kept, &shelf->kept, by_case);
        shelf->bytes += out->len;
    }
    pthread_mutex_unlock(&shelf->lock);
    return true;
}

void shelf_return(Shelf *shelf, const Case *of, Script *script)
{
    pthread_mutex_lock(&shelf->lock);
    const Kept *kept = find_kept(shelf, of);
    bool own = !of->script && (!kept || kept->script.parsed != script->parsed);
    pthread_mutex_unlock(&shelf->lock);
    if (own)
        script_close(script);
    *script = (Script){0};
}
