/* reduce/reduce.h: makes the smallest case of a divergence smaller while it goes on showing the same divergence.
 *
 * A case becomes a tree of brackets (reduce/tree.h). Passes leave parts of it out or put smaller ones in their place, from
 * the whole down; a try that holds stays, another one is taken back. What holds is said by who has run the case on the
 * reference and the engine: reduce/judge.h. */
#ifndef TOUCHSTONE_REDUCE_REDUCE_H
#define TOUCHSTONE_REDUCE_REDUCE_H

#include "harness/reduce/seen.h"
#include "harness/reduce/tree.h"

#include <stdint.h>

typedef struct Reduction Reduction;

/* What is particular to a language. */
typedef struct Language {
    /* Reads TEXT; false where its brackets do not match. */
    bool (*parse)(Tree *tree, const char *text, size_t len);
    void (*print)(const Tree *tree, FILE *out);
    /* Looks at TEXT, as it is before it becomes smaller; may be NULL. */
    void (*begin)(Reduction *reduction, const char *text, size_t len);
    /* Whether TEXT is worth a try. */
    bool (*plausible)(const Reduction *reduction, const char *text, size_t len);
    /* What may stand in the place of NODE, number I; NULL behind the last. */
    Node *(*stand_in)(Reduction *reduction, Node *node, size_t i);
    /* Makes step STEP assert OUTCOME, what the reference did; returns the node that was replaced, or NULL. May be NULL. */
    Node *(*reassert)(Reduction *reduction, size_t step, const char *outcome);
    /* Passes of its own, before a round; may be NULL. */
    void (*first)(Reduction *reduction);
    /* Makes the LIST smaller in ways of its own, before what is in it; NULL: its children are left out. True if any
       held. */
    bool (*shrink)(Reduction *reduction, Node *list);
    /* Writes what is left so that it reads well, behind all rounds; may be NULL. */
    void (*last)(Reduction *reduction);
    bool hoists; /* a list may stand in the place of the one that it is in */
} Language;

enum { REASONS_MOST = 256 };

struct Reduction {
    const Language *language;
    Tree tree;
    Answer (*judge)(void *data, const char *text, size_t len, Reduction *reduction);
    bool (*is_over)(void *data); /* for want of time or by an interrupt; may be NULL */
    void *data;
    const char *features;              /* switch list of the case's suite */
    size_t step;                       /* where it diverges, of a script */
    bool sliced;                       /* what has nothing to do with that was looked at */
    const char *reasons[REASONS_MOST]; /* why modules that are there to be refused are */
    size_t reasons_n;
    bool unsound; /* its modules need not be valid: they are not to begin with */
    Seen seen;
    unsigned rounds; /* of passes over all of it, so far */
    bool over;
    size_t kept;  /* tries that held */
    size_t wrong; /* ANSWER_ASSERTS_WRONG: the step, and what the reference did there */
    char outcome[1001];
};

/* Scripts (.wast) and cases in the form of web-platform-tests. */
extern const Language language_wast, language_js;

/* Prints what is there now; malloc'ed. */
char *reduce_print(const Reduction *reduction, size_t *len);
/* Whether what is there now holds. */
bool reduce_holds(Reduction *reduction);
/* Leaves out children of LIST: many at a time, then fewer. True if any went. */
bool reduce_children(Reduction *reduction, Node *list);
/* Replaces NODE by OTHER if that holds. */
bool reduce_replace(Reduction *reduction, Node *node, Node *other);
/* All of it, until nothing changes any more or it is over. */
void reduce_run(Reduction *reduction);
void reduce_free(Reduction *reduction);

#endif
