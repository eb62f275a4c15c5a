/* replay/shelf.h: scripts that were read for one engine and serve the next, as far as memory should go, those aside that are
 * kept with their cases. */
#ifndef TOUCHSTONE_REPLAY_SHELF_H
#define TOUCHSTONE_REPLAY_SHELF_H

#include "harness/case/case.h"

/* Bytes of scripts that are kept; what is read beyond them is read again for each engine. */
enum { SHELF_BYTES = 32 << 20 };

typedef struct Shelf Shelf;

Shelf *shelf_new(void);
/* No script is in use any more. */
void shelf_free(Shelf *shelf);

/* The script of OF, until shelf_return; by any thread. False, after one line on stderr, where it cannot be opened. */
bool shelf_take(Shelf *shelf, const Case *of, Script *out);
void shelf_return(Shelf *shelf, const Case *of, Script *script);

#endif
