/* linking/flatten.h: a closed module as one core module (module-linking/Explainer#additional-requirements-revisited). */
#ifndef TOUCHSTONE_LINKING_FLATTEN_H
#define TOUCHSTONE_LINKING_FLATTEN_H

#include "syntax/error.h"
#include "syntax/module.h"

/* Makes of ROOT, which is valid, a core module that behaves as ROOT does: all that its instantiation brings to life is
   part of it, links are direct. *OUT is valid, was read without module linking, and does not depend on ROOT; the caller
   frees it. CHOICES.md says what imports and exports are called. Fails with ERR_unsupported_flatten, naming the
   construct, where there is no such module. */
Result flatten_module(const Module *root, Module **out, Failure *failure) CHECKED;

#endif
