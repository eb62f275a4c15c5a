/* expect/internal.h: what the files of expect/ share. */
#ifndef TOUCHSTONE_EXPECT_INTERNAL_H
#define TOUCHSTONE_EXPECT_INTERNAL_H

#include "harness/expect/expect.h"
#include "harness/util/yaml.h"

/* Sets line, column and what says where its bytes are of RULE, which is ITEM of the list of rules. */
void place_rule(const Yaml *yaml, struct fy_node *item, Rule *rule);

/* Where rules that are new go into a file's text: bytes FROM to UNTIL (the "[]" of a list that is empty) go, and the rules
   stand AT. */
typedef struct List_place {
    size_t from, until, at;
    bool headed; /* there is a key "rules" */
} List_place;

/* Finds that for a TEXT of LEN bytes whose list has no rules. */
List_place place_list(const char *text, size_t len);
/* How many rules the TEXT of an expectation file has; -1 where it cannot be read. */
long rules_counted(const char *text, size_t len);

/* A change of a file's text: bytes START to END become TEXT, which is owned. */
typedef struct Splice {
    size_t start, end;
    char *text;
} Splice;

/* A list of changes. */
typedef struct Splices {
    Splice *at;
    size_t n;
} Splices;

/* Appends one; takes TEXT. */
void splices_add(Splices *splices, size_t start, size_t end, char *text);

/* Steps in order as rules have them, "3,7-9"; malloc'ed. */
char *ranges_text(const int64_t *steps, size_t n);
/* Whether TEXT is such. */
bool is_ranges(const char *text);
/* What RULE's lines in TEXT have to become so that it means those of its steps no more that passed or did something else,
   as COMPARED; false, with nothing in *splices, where its steps are not written one by one, or none would be left. */
bool rule_narrow(const char *text, const Comparison *compared, const Rule *rule, Splices *splices);

/* The one name that GLOB means, malloc'ed; NULL where it may mean several. */
char *name_of_glob(const char *glob);
/* Orders RULES by name, which rules_meaning relies on. */
void rules_index(Rules *rules);

#endif
