/* options.c: options and error lines of touchstone-link. */
#include "link.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- errors ---- */

/* Control characters become escapes, so that an error stays one line. */
static void print_line(FILE *out, const char *at, size_t len)
{
    for (; len; at++, len--) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == 0x7F)
            fprintf(out, "\\x%02x", (unsigned)byte);
        else
            fputc(byte, out);
    }
    fputc('\n', out);
}

void link_error(const char *format, ...)
{
    char line[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    fflush(stdout);
    fputs("touchstone-link: ", stderr);
    print_line(stderr, line, n < 0 ? 0 : (size_t)n < sizeof line ? (size_t)n : sizeof line - 1);
}

void link_failure(const char *file, const Embed_failure *failure)
{
    char place[64] = " ", where[64] = "";
    if (failure->line)
        snprintf(place, sizeof place, "%" PRIu32 ":%" PRIu32 ": ", failure->line, failure->column);
    else if (failure->offset != EMBED_NO_OFFSET)
        snprintf(place, sizeof place, "0x%" PRIx64 ": ", failure->offset);
    if (failure->func != EMBED_NO_FUNC)
        snprintf(where, sizeof where, " (in function %" PRIu32 ")", failure->func);
    link_error("%s:%s%s%s", file, place, failure->message, where);
}

/* ---- options ---- */

Embed_features link_features(void)
{
    Embed_features features = embed_features_default();
    const char *bad;
    size_t len;
    embed_features_switch(&features, "+module-linking", &bad, &len);
    return features;
}

static void print_help(const Link_command *command)
{
    printf("Usage: touchstone-link %s %s\n%s\n\n%s", command->name, command->usage,
           command->summary, command->help);
    printf("\nExit codes: 0 as due; 2 wrong usage or input; 3 cannot write.\n");
}

static int usage_error(const Link_command *command, const char *what, const char *word)
{
    link_error("%s: %s%s%s; see 'touchstone-link %s --help'", command->name, what, word ? " " : "",
               word ? word : "", command->name);
    return LINK_USAGE;
}

static void add_text(Link_list *list, const char *text)
{
    list->at = realloc(list->at, (list->n + 1) * sizeof *list->at);
    if (!list->at) {
        link_error("out of memory");
        exit(LINK_BROKEN);
    }
    list->at[list->n++] = text;
}

/* Sets the value of OPTION; false after an error line. */
static bool take_option(const Link_command *command, const Link_option *option, char *value)
{
    const char *bad;
    size_t len;
    switch (option->kind) {
    case LINK_FLAG: *(bool *)option->value = true; return true;
    case LINK_TEXT: *(const char **)option->value = value; return true;
    case LINK_LIST: add_text(option->value, value); return true;
    case LINK_FEATURES: break;
    }
    if (embed_features_switch(option->value, value, &bad, &len))
        return true;
    link_error("%s: no feature is called '%.*s'; 'touchstone-ref features --list' names them",
               command->name, (int)len, bad);
    return false;
}

enum { HELP_VALUE = 256 };

/* The table of getopt for OPTIONS; LETTERS gets the short ones. */
static void option_table(const Link_option *options, struct option table[LINK_OPTIONS_MAX + 2],
                         char letters[2 * LINK_OPTIONS_MAX + 2])
{
    int n = 0;
    *letters++ = ':';
    for (; options[n].name; n++) {
        int has_value = options[n].kind == LINK_FLAG ? no_argument : required_argument;
        table[n] = (struct option){options[n].name, has_value, NULL, HELP_VALUE + 1 + n};
        if (options[n].letter) {
            *letters++ = options[n].letter;
            if (has_value)
                *letters++ = ':';
        }
    }
    *letters = 0;
    table[n++] = (struct option){"help", no_argument, NULL, HELP_VALUE};
    table[n] = (struct option){0};
}

/* The option that getopt returned FOUND for: a letter, or the value in the table. */
static const Link_option *option_found(const Link_option *options, int found)
{
    if (found > HELP_VALUE)
        return &options[found - HELP_VALUE - 1];
    while (options->name && options->letter != found)
        options++;
    return options->name ? options : NULL;
}

int link_parse(const Link_command *command, int argc, char **argv, const Link_option *options,
               int min, int max, int *exit_code)
{
    struct option table[LINK_OPTIONS_MAX + 2];
    char letters[2 * LINK_OPTIONS_MAX + 2];
    option_table(options, table, letters);
    optind = 0;
    opterr = 0;
    for (int found; (found = getopt_long(argc, argv, letters, table, NULL)) != -1;) {
        const Link_option *option = option_found(options, found);
        *exit_code = LINK_USAGE;
        if (found == HELP_VALUE) {
            print_help(command);
            *exit_code = link_finish(LINK_OK);
            return -1;
        }
        if (!option) {
            usage_error(command, found == ':' ? "a value is missing behind" : "unknown option",
                        argv[optind - 1]);
            return -1;
        }
        if (!take_option(command, option, optarg))
            return -1;
    }
    *exit_code = LINK_OK;
    int n = argc - optind;
    if (n >= min && n <= max)
        return optind;
    *exit_code = n < min ? usage_error(command, "no file is named", NULL)
                         : usage_error(command, "one operand too many:", argv[optind + max]);
    return -1;
}
