/* cli.c: what the commands of touchstone-ref share. NON-SPEC. */
#include "cli.h"

#include "util/alloc.h"
#include "util/utf8.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- errors ---- */

void cli_escape(Buffer *out, const char *text, size_t len)
{
    const uint8_t *at = (const uint8_t *)text;
    for (size_t n; len; at += n, len -= n) {
        uint32_t scalar;
        n = utf8_decode(at, len, &scalar);
        bool control = !n || scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0);
        for (size_t i = 0; control && i < (n ? n : 1); i++)
            buffer_format(out, "\\x%02x", at[i]);
        if (!control)
            buffer_bytes(out, at, n);
        n = n ? n : 1;
    }
}

/* LINE as an error shows it, so that it stays one line. */
static void print_line(FILE *out, const Buffer *line)
{
    Buffer plain = {0};
    cli_escape(&plain, (const char *)line->at, line->len);
    buffer_byte(&plain, '\n');
    fwrite(plain.at, 1, plain.len, out);
    buffer_free(&plain);
}

void cli_error(const char *format, ...)
{
    Buffer line = {0};
    va_list args;
    va_start(args, format);
    buffer_text(&line, "touchstone-ref: ");
    buffer_vformat(&line, format, args);
    va_end(args);
    fflush(stdout);
    print_line(stderr, &line);
    buffer_free(&line);
}

void cli_failure(const char *file, const Embed_failure *failure)
{
    Buffer place = {0};
    if (failure->line)
        buffer_format(&place, "%u:%u: ", failure->line, failure->column);
    else if (failure->offset != EMBED_NO_OFFSET)
        buffer_format(&place, "0x%" PRIx64 ": ", failure->offset);
    else
        buffer_byte(&place, ' ');
    const char *text = buffer_string(&place);
    if (failure->func != EMBED_NO_FUNC)
        cli_error("%s:%s%s (in function %" PRIu32 ")", file, text, failure->message, failure->func);
    else
        cli_error("%s:%s%s", file, text, failure->message);
    buffer_free(&place);
}

/* ---- options ---- */

static void print_help(const Cli_command *command)
{
    printf("Usage: touchstone-ref %s %s\n%s\n\n%s", command->name, command->usage, command->summary,
           command->help);
    printf("\nExit codes: 0 as due; 1 an assertion or the program failed; 2 wrong usage or input; "
           "3 cannot write.\n");
}

static int usage_error(const Cli_command *command, const char *what, const char *word)
{
    cli_error("%s: %s%s%s; see 'touchstone-ref %s --help'", command->name, what, word ? " " : "",
              word ? word : "", command->name);
    return CLI_USAGE;
}

/* The choices that LIST names, separated by commas. */
static bool choices_of(const char *list, Embed_choices *out)
{
    *out = 0;
    for (size_t len; (len = strcspn(list, ",")) != 0; list += len + (list[len] == ',')) {
        const char *name;
        Embed_choices set;
        unsigned i = 0;
        while ((name = embed_choice_name(i, &set)) &&
               (strlen(name) != len || memcmp(name, list, len) != 0))
            i++;
        if (!name)
            return false;
        *out |= set;
    }
    return *out != 0;
}

static bool take_nondet(const char *word, Cli_nondet *out)
{
    char *end;
    *out = (Cli_nondet){.open = EMBED_DETERMINISTIC};
    if (strcmp(word, "deterministic") == 0)
        return true;
    errno = 0;
    out->open = EMBED_SEEDED;
    out->seed = strtoull(word, &end, 0);
    if (*word < '0' || *word > '9' || errno)
        return false;
    return !*end || (*end == ':' && choices_of(end + 1, &out->open));
}

/* Sets the value of OPTION; false after an error line. */
static bool take_option(const Cli_command *command, const Cli_option *option, char *value)
{
    switch (option->kind) {
    case CLI_FLAG: *(bool *)option->value = true; return true;
    case CLI_TEXT: *(const char **)option->value = value; return true;
    case CLI_LIST: {
        Cli_list *list = option->value;
        PUSH(list->at, list->n, list->capacity, value);
        return true;
    }
    case CLI_NONDET:
        if (take_nondet(value, option->value))
            return true;
        cli_error("%s: '%s' is neither 'deterministic' nor a seed, with or without ':' and a list "
                  "of nan, relaxed, growth, exhaustion",
                  command->name, value);
        return false;
    case CLI_FEATURES: break;
    }
    const char *bad;
    size_t len;
    if (embed_features_switch(option->value, value, &bad, &len))
        return true;
    cli_error("%s: no feature is called '%.*s'; 'touchstone-ref features --list' names them",
              command->name, (int)len, bad);
    return false;
}

enum { HELP_VALUE = 256 };

/* The table of getopt for OPTIONS; LETTERS gets the short ones. */
static void option_table(const Cli_option *options, bool operands_end,
                         struct option table[CLI_OPTIONS_MAX + 2],
                         char letters[2 * CLI_OPTIONS_MAX + 3])
{
    int n = 0;
    *letters++ = operands_end ? '+' : ':';
    if (operands_end)
        *letters++ = ':';
    for (; options[n].name; n++) {
        int has_value = options[n].kind == CLI_FLAG ? no_argument : required_argument;
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
static const Cli_option *option_found(const Cli_option *options, int found)
{
    if (found > HELP_VALUE)
        return &options[found - HELP_VALUE - 1];
    while (options->name && options->letter != found)
        options++;
    return options->name ? options : NULL;
}

int cli_parse(const Cli_command *command, int argc, char **argv, const Cli_option *options, int min,
              bool operands_end, int *exit_code)
{
    struct option table[CLI_OPTIONS_MAX + 2];
    char letters[2 * CLI_OPTIONS_MAX + 3];
    option_table(options, operands_end, table, letters);
    optind = 0;
    opterr = 0;
    for (int found; (found = getopt_long(argc, argv, letters, table, NULL)) != -1;) {
        const Cli_option *option = option_found(options, found);
        *exit_code = CLI_USAGE;
        if (found == HELP_VALUE) {
            print_help(command);
            *exit_code = cli_finish(CLI_OK);
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
    *exit_code = CLI_OK;
    if (argc - optind >= min)
        return optind;
    *exit_code = usage_error(command, "no file is named", NULL);
    return -1;
}

/* ---- files ---- */

enum { BLOCK = 65536 };

static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

/* NULL after an error line. */
static FILE *open_input(const char *path)
{
    FILE *in = is_standard(path) ? stdin : fopen(path, "rb");
    if (!in)
        cli_error("%s: %s", path, strerror(errno));
    return in;
}

/* The next bytes of PATH; 0 at the end, and after an error. */
static size_t read_block(FILE *in, uint8_t block[BLOCK])
{
    errno = 0;
    return fread(block, 1, BLOCK, in);
}

/* False after an error line where not all of IN could be read. */
static bool close_input(const char *path, FILE *in)
{
    bool good = !ferror(in);
    if (!good)
        cli_error("%s: %s", path, strerror(errno ? errno : EIO));
    if (!is_standard(path))
        fclose(in);
    return good;
}

/* Appends the rest of IN to OUT, which is freed after an error line. */
static bool read_rest(const char *path, FILE *in, Buffer *out)
{
    uint8_t block[BLOCK];
    for (size_t n; (n = read_block(in, block)) > 0;)
        buffer_bytes(out, block, n);
    bool good = close_input(path, in);
    if (!good)
        buffer_free(out);
    return good;
}

bool cli_read(const char *path, Buffer *out)
{
    *out = (Buffer){0};
    FILE *in = open_input(path);
    return in && read_rest(path, in, out);
}

bool cli_write(const char *path, const void *bytes, size_t len)
{
    bool standard = !path || strcmp(path, "-") == 0;
    FILE *out = standard ? stdout : fopen(path, "wb");
    if (!out) {
        cli_error("%s: %s", path, strerror(errno));
        return false;
    }
    bool good = (!len || fwrite(bytes, 1, len, out) == len) && fflush(out) == 0;
    int why = errno;
    if (!standard && fclose(out) != 0 && good) {
        why = errno;
        good = false;
    }
    if (!good)
        cli_error("%s: %s", standard ? "standard output" : path, strerror(why));
    if (!good && standard)
        clearerr(stdout);
    return good;
}

int cli_finish(int code)
{
    if (!ferror(stdout) && fflush(stdout) == 0)
        return code;
    cli_error("standard output: %s", strerror(errno ? errno : EIO));
    return CLI_BROKEN;
}

static bool ends_in(const char *path, const char *end)
{
    size_t len = strlen(path), n = strlen(end);
    return len >= n && strcmp(path + len - n, end) == 0;
}

bool cli_is_binary(const char *path, const Buffer *bytes)
{
    return (bytes->len && bytes->at[0] == 0) || ends_in(path, ".wasm");
}

/* Decodes FIRST and what follows it in IN, as it comes: the bytes of a large module need not be there at once. */
static Embed_module *decode_input(const char *path, FILE *in, const Buffer *first,
                                  Embed_features features)
{
    Embed_decoder *decoder = embed_decoder_new(features);
    Embed_module *module = NULL;
    Embed_failure failure;
    uint8_t block[BLOCK];
    Embed_result result = embed_decoder_feed(decoder, first->at, first->len, &failure);
    for (size_t n; !result && (n = read_block(in, block)) > 0;)
        result = embed_decoder_feed(decoder, block, n, &failure);
    if (!close_input(path, in)) {
        embed_decoder_free(decoder);
        return NULL;
    }
    if (result)
        embed_decoder_free(decoder);
    else
        result = embed_decoder_finish(decoder, &module, &failure);
    if (result)
        cli_failure(path, &failure);
    return module;
}

static Embed_module *parse_text(const char *path, const Buffer *text, Embed_features features)
{
    Embed_module *module = NULL;
    Embed_failure failure;
    if (embed_module_parse((const char *)text->at, text->len, features, &module, &failure))
        cli_failure(path, &failure);
    return module;
}

Embed_module *cli_module(const char *path, Embed_features features)
{
    if (ends_in(path, ".wit")) {
        cli_error("%s: a .wit file holds a module or instance type, not a module", path);
        return NULL;
    }
    FILE *in = open_input(path);
    if (!in)
        return NULL;
    uint8_t block[BLOCK];
    Buffer bytes = {0};
    buffer_bytes(&bytes, block, read_block(in, block));
    Embed_module *module = NULL;
    if (cli_is_binary(path, &bytes))
        module = decode_input(path, in, &bytes, features);
    else if (read_rest(path, in, &bytes))
        module = parse_text(path, &bytes, features);
    buffer_free(&bytes);
    return module;
}

void cli_json(FILE *out, const char *text, size_t len)
{
    const uint8_t *at = (const uint8_t *)text;
    fputc('"', out);
    for (size_t n; len; at += n, len -= n) {
        uint32_t scalar = *at;
        n = utf8_decode(at, len, &scalar);
        if (!n || scalar < 0x20 || scalar == 0x7F || scalar == '"' || scalar == '\\')
            fprintf(out, "\\u%04x", (unsigned)*at);
        else
            fwrite(at, 1, n, out);
        n = n ? n : 1;
    }
    fputc('"', out);
}
