/* report/terminal.c: what a terminal is shown otherwise than a file. */
#include "harness/report/report.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int colour_wanted(FILE *out)
{
    const char *no_colour = getenv("NO_COLOR");
    return isatty(fileno(out)) && !(no_colour && *no_colour);
}

int terminal_columns(FILE *out)
{
    struct winsize size;
    if (!isatty(fileno(out)))
        return 0;
    return ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

void print_command(FILE *out, const char *words, const char *db)
{
    bool as_called = isatty(fileno(out)) && strchr(program_invocation_name, '/');
    char *program = shell_word(as_called ? program_invocation_name : "touchstone");
    fprintf(out, "%s %s", program, words);
    free(program);
    if (db) {
        char *word = shell_word(db);
        fprintf(out, " --db %s", word);
        free(word);
    }
}
