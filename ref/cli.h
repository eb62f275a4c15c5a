/* cli.h: what the commands of touchstone-ref share: options, files, error lines. NON-SPEC. */
#ifndef TOUCHSTONE_CLI_H
#define TOUCHSTONE_CLI_H

#include "embed/touchstone.h"
#include "util/bytes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Exit codes. */
enum {
    CLI_OK = 0,
    CLI_FAILED = 1, /* an assertion did not hold, or the program that was run failed */
    CLI_USAGE = 2,  /* wrong usage, or input that is not what it should be */
    CLI_BROKEN = 3  /* the machine: output cannot be written, memory runs out */
};

/* A command. RUN gets the words from the command's name on and returns the exit code. */
typedef struct Cli_command {
    const char *name;
    const char *usage;   /* operands and options, one line */
    const char *summary; /* one line */
    const char *help;    /* the rest of --help, ending in a newline */
    int (*run)(const struct Cli_command *self, int argc, char **argv);
} Cli_command;

extern const Cli_command cmd_wast, cmd_run, cmd_validate, cmd_wat2wasm, cmd_wasm2wat, cmd_wast2json,
    cmd_objdump, cmd_features, cmd_js, cmd_startup;

typedef enum Cli_kind {
    CLI_FLAG,     /* value: bool * */
    CLI_TEXT,     /* value: const char ** */
    CLI_LIST,     /* value: Cli_list *, to which each use adds */
    CLI_FEATURES, /* value: Embed_features *, to which the switch list is applied */
    CLI_NONDET    /* value: Cli_nondet * */
} Cli_kind;

/* The values of an option that may be given more than once. */
typedef struct Cli_list {
    size_t n, capacity;
    const char **at; /* freed by the command */
} Cli_list;

/* What --nondet says: "deterministic", "SEED" or "SEED:KIND,KIND". */
typedef struct Cli_nondet {
    Embed_choices open;
    uint64_t seed;
} Cli_nondet;

/* An option --NAME (-LETTER if not 0). A list of them ends with a zeroed one. */
typedef struct Cli_option {
    const char *name;
    char letter;
    Cli_kind kind;
    void *value;
} Cli_option;

enum { CLI_OPTIONS_MAX = 12 };

/* Reads the options of COMMAND; options may follow operands unless OPERANDS_END them. Returns the index of the first
   operand in ARGV, which is reordered, or -1 when there is nothing left to do: then *exit_code is set, after --help or
   an error line. At least MIN operands must be there. */
int cli_parse(const Cli_command *command, int argc, char **argv, const Cli_option *options, int min,
              bool operands_end, int *exit_code);

/* Prints "touchstone-ref: " and the formatted text to stderr, as one line whatever it holds. */
void cli_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same for a failure in FILE, with its place. */
void cli_failure(const char *file, const Embed_failure *failure);

/* Reads the file PATH ("-": standard input) into *out, which the caller frees; false after an error line. */
bool cli_read(const char *path, Buffer *out);
/* Writes to the file PATH (NULL or "-": standard output); false after an error line. */
bool cli_write(const char *path, const void *bytes, size_t len);
/* Flushes standard output. Returns CODE, or CLI_BROKEN after an error line where what was printed is lost. */
int cli_finish(int code);

/* True if BYTES, the contents of PATH, are to be read as a binary module: they start as one, or PATH ends in ".wasm". */
bool cli_is_binary(const char *path, const Buffer *bytes);
/* Reads a module, binary or text, from PATH; NULL after an error line. */
Embed_module *cli_module(const char *path, Embed_features features);

/* WORD as a value of type T: a number in decimal or 0x form, "null", a host's number of a reference, 0x and 32 digits of a
   vector; false where it is none. */
bool cli_value(const char *word, Embed_valtype t, Embed_value *out);

/* Appends TEXT with control characters and what is no UTF-8 as \xNN. */
void cli_escape(Buffer *out, const char *text, size_t len);

/* Prints LEN bytes of TEXT as a JSON string; bytes that are no UTF-8 become U+00XX. The only escapes are \uXXXX, which
   every reader knows (spectest-interp no others). */
void cli_json(FILE *out, const char *text, size_t len);

#endif
