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

/* The one name that GLOB means, malloc'ed; NULL where it may mean several. */
char *name_of_glob(const char *glob);
/* Orders RULES by name, which rules_meaning relies on. */
void rules_index(Rules *rules);

#endif
