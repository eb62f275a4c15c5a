/* observe/outcome.h: what an engine did at one step, in the canonical vocabulary, and what a script says of it.
 *
 * An outcome is one line of text, bit-exact and engine-neutral:
 *   returned V*        the values, in order; forms of V below
 *   trapped KIND       KIND is the customary text ("integer divide by zero"); "trapped ?" where wording was not known
 *   threw CLASS        "threw wasm-exception", or the name of a host error's class
 *   malformed  invalid  unlinkable  exhausted  linked  passed
 *   failed WHY         the engine (or its own front end) says that the step did not hold, and no more can be known
 *   unsupported WHAT   the engine or the adapter cannot do the step; WHAT is a feature name, or "text" for text modules;
 *                      for engines without module linking "module-linking" for what only it refuses, and "flatten" for
 *                      what cannot be lowered, or needs what cannot be: the message says why
 *   timeout            the step was running when the time was up
 *   crashed SIGNAL     the step was running when the engine died ("crashed SIGSEGV", "crashed exit 3",
 *                      "crashed output-limit", "crashed memory-limit"); "crashed before": not reached, the engine having
 *                      died at so many steps before it that the case was not begun anew any more
 *   missing            no result for the step
 * A subtest of a case of kind js is "passed", "failed" (the message says why), "timeout", "missing" (not begun),
 * "unsupported optional" (its script asked for something optional that the engine has not); so is the script as a whole,
 * step "harness", for which there are "unsupported browser", "unsupported server" and "unsupported NAME" of what it requires.
 * Values: i32:-1  i64:7  f32:0x3f800000(1)  f64:0x3ff0000000000000(1)  f32:nan:canonical  f32:nan:arithmetic
 *   f32:nan:0x200000 (a signalling payload)  v128:0x... (32 hex digits)  ref.null  ref.func#0  ref.extern:5
 *   ref.i31:5  ref.struct#1  ref.array#2  ref.exn#3  ref.host:5 -- #N numbers identities by first appearance in a case. */
#ifndef TOUCHSTONE_OBSERVE_OUTCOME_H
#define TOUCHSTONE_OBSERVE_OUTCOME_H

#include "ref/embed/touchstone.h"

#include <stdbool.h>
#include <stddef.h>

/* What the script says of an outcome. */
typedef enum Verdict {
    VERDICT_NONE = 'n', /* nothing: an action, judged by what the reference did */
    VERDICT_PASS = 'p',
    VERDICT_FAIL = 'f',
    VERDICT_UNSUPPORTED = 'u', /* cannot be judged */
    VERDICT_CRASH = 'c',
    VERDICT_TIMEOUT = 't',
    VERDICT_MISSING = 'm',
    VERDICT_ABSENT =
        '-' /* in the store: a subtest that the engine's run of the script did not have */
} Verdict;

/* One step's outcome with the engine's own words. NAME: of a subtest, "harness" of how the script as a whole ended, NULL
   of a command. All malloc'ed; message may be NULL. In EXACT NaNs are bit patterns,
   "f32:0x7fe00000(nan:arithmetic)": what a script asserts is judged by it; TEXT, which is stored and compared, has their class. */
typedef struct Outcome {
    char *text, *exact;
    char *message;
    char *name;
    char **
        permits; /* of the reference: all outcomes that the specification permits, if there is more than one */
} Outcome;

/* The outcomes of a case on an engine, one a command of the script. */
typedef struct Outcomes {
    Outcome *at;
    size_t n;
} Outcomes;

/* N steps, all "missing". Free with outcomes_free. */
Outcomes outcomes_new(size_t n);
void outcomes_free(Outcomes *outcomes);
/* Appends a step NAME, made safe and cut as in outcomes_set, "missing", to a list that began as {0}; returns its number. */
size_t outcomes_add(Outcomes *outcomes, const char *name);
/* Sets step I (ignored when out of range, false returned) from EXACT and MESSAGE (may be NULL), which are copied. Control
   characters and invalid UTF-8 in either become escapes, lengths are cut to 1,000 bytes with a note of how many there were. */
bool outcomes_set(Outcomes *outcomes, size_t i, const char *exact, const char *message);

/* Adds PATTERN, which is copied, to what is permitted at step I; likewise ignored when out of range. In patterns "?" stands
   for any one character and "*" for any number of them. */
bool outcomes_permit(Outcomes *outcomes, size_t i, const char *pattern);

/* The exact form of a number from its decimal bit pattern as the drivers send it. TYPE is "i32", "i64", "f32" or
   "f64"; BITS an unsigned number. Writes to BUF of SIZE bytes and returns it. */
const char *outcome_number(const char *type, uint64_t bits, char *buf, size_t size);
/* "v128:0x...", from 16 little-endian bytes. */
const char *outcome_v128(const uint8_t bytes[16], char *buf, size_t size);

/* The outcome that COMMAND's own assertion names, malloc'ed, if it is exact enough to write it down (all results are
   exact values or "nan:canonical"; a trap's text names a kind), else "passed". */
char *outcome_expected(const Embed_command *command);

/* What the script says of EXACT (Outcome.exact; the classes of NaNs are understood too) at COMMAND. */
Verdict outcome_judge(const Embed_command *command, const char *exact);

/* What the outcome TEXT of a subtest, or of the whole of a script of kind js, says: the script has judged already. */
Verdict outcome_judge_subtest(const char *text);

#endif
