/* cmd/reuse.c: what observations depend on besides the case and the engine: this build, and the limits that it sets. */
#include "harness/cmd/cmd.h"

#include "harness/util/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Appends WORD to *KEY. */
static void add(char **key, const char *word)
{
    char *longer = text_format("%s %s", *key, word);
    free(*key);
    *key = longer;
}

/* Appends the hash of the file PATH, which is freed. */
static void add_file(char **key, char *path)
{
    char hash[33] = "-";
    size_t len;
    char *bytes = file_read(path, &len);
    if (bytes)
        hash_hex(bytes, len, hash);
    add(key, hash);
    free(bytes);
    free(path);
}

/* What the wording of engines is taken for stands in files beside theirs. */
static void add_rules(char **key, const Engines *engines)
{
    for (size_t e = 0; e < engines->n; e++) {
        for (size_t i = 0; i < engines->at[e].rules_n; i++) {
            add(key, engines->at[e].rules[i].pattern);
            add(key, engines->at[e].rules[i].outcome);
        }
    }
}

void adapter_key(const Engines *engines, const Schedule_options *o, const char *isolation,
                 char out[33])
{
    /* touchstone has every driver and reader in it, touchstone-ref is the front end of engines, too */
    static const char *const programs[] = {"touchstone", "touchstone-ref", "touchstone-supervisor"};
    char *key =
        text_format("%.17g %.17g %llu %llu %llu %llu %s", o->timeout, o->cpu,
                    (unsigned long long)o->memory_mib, (unsigned long long)o->processes,
                    (unsigned long long)o->disk_mib, (unsigned long long)o->output_mib, isolation);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        add_file(&key, text_format("%s/%s", program_folder(), programs[i]));
    add_file(&key, wpt_testharness());
    add_rules(&key, engines);
    hash_hex(key, strlen(key), out);
    free(key);
}
