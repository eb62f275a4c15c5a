/* link.h: what the commands of touchstone-link share: options, files, error lines. */
#ifndef TOUCHSTONE_TOOLS_LINK_H
#define TOUCHSTONE_TOOLS_LINK_H

#include "embed/touchstone_link.h"

#include <stdio.h>

/* Exit codes. */
enum {
    LINK_OK = 0,
    LINK_USAGE =
        2, /* wrong usage, or input that is not what it should be or cannot be treated so */
    LINK_BROKEN = 3 /* the machine: output cannot be written */
};

/* A command. RUN gets the words from the command's name on and returns the exit code. */
typedef struct Link_command {
    const char *name;
    const char *usage;   /* operands and options, one line */
    const char *summary; /* one line */
    const char *help;    /* the rest of --help, ending in a newline */
    int (*run)(const struct Link_command *self, int argc, char **argv);
} Link_command;

extern const Link_command cmd_bundle, cmd_flatten, cmd_graph, cmd_interface, cmd_lower, cmd_split;

typedef enum Link_kind {
    LINK_FLAG,    /* value: bool * */
    LINK_TEXT,    /* value: const char ** */
    LINK_LIST,    /* value: Link_list *, to which the text is added */
    LINK_FEATURES /* value: Embed_features *, to which the switch list is applied */
} Link_kind;

/* Texts of an option that may be given more than once; free AT. */
typedef struct Link_list {
    const char **at;
    size_t n;
} Link_list;

/* An option --NAME (-LETTER if not 0). A list of them ends with a zeroed one. */
typedef struct Link_option {
    const char *name;
    char letter;
    Link_kind kind;
    void *value;
} Link_option;

enum { LINK_OPTIONS_MAX = 12 };

/* Core 3.0 and module linking: what files may use unless --feature says otherwise. */
Embed_features link_features(void);

/* Reads the options of COMMAND, which may stand anywhere. Returns the index of the first operand in ARGV, which is
   reordered, or -1 when there is nothing left to do: then *exit_code is set, after --help or an error line. There must be
   from MIN to MAX operands. */
int link_parse(const Link_command *command, int argc, char **argv, const Link_option *options,
               int min, int max, int *exit_code);

/* Prints "touchstone-link: " and the formatted text to stderr, as one line whatever it holds. */
void link_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same for a failure in FILE, with its place. */
void link_failure(const char *file, const Embed_failure *failure);

/* Bytes, or text, that grow. A zeroed one is empty; free AT. */
typedef struct Link_bytes {
    uint8_t *at;
    size_t len, capacity;
} Link_bytes;

void link_append(Link_bytes *to, const void *bytes, size_t len);
void link_print(Link_bytes *to, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends NAME as a JSON string. */
void link_print_json(Link_bytes *to, Embed_name name);

/* Reads the file PATH ("-": standard input), all of it, into OUT, which is empty; false after an error line. */
bool link_read(const char *path, Link_bytes *out);
/* Whether PATH is a .wit file, by its name: that holds a module or instance type. */
bool link_is_wit(const char *path);

/* Reads the module, binary or text, in the file PATH ("-": standard input) and validates it; NULL after an error line. */
Embed_module *link_module(const char *path, Embed_features features);
/* The same; BYTES, to be freed, gets those of a binary module, and stays empty for text. */
Embed_module *link_module_bytes(const char *path, Embed_features features, Link_bytes *bytes);

/* Appends a C header that declares the functions that code imports under names of two levels: those that a module of TYPE
   imports, or, where AS is not NULL, what TYPE exports, imported from AS. FILE is what it was made of. Says in comments
   what C has no declaration for. */
void link_header(Link_bytes *to, const Embed_externtype *type, const char *as, const char *file);

/* Writes the file PATH (NULL or "-": standard output), whole or not at all. Returns the exit code, after an error line
   where it is not LINK_OK. */
int link_write(const char *path, const void *bytes, size_t len);
/* Flushes standard output. Returns CODE, or LINK_BROKEN after an error line where what was printed is lost. */
int link_finish(int code);

#endif
