/* site/rules.c: which rules of the specification a step uses: the reference runs the case and says. */
#include "harness/site/internal.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

/* The command that runs the case with a line a step; malloc'ed. */
static char *command_of(const Site_case *of)
{
    char *program = text_format("%s/touchstone-ref", program_folder());
    char *file = *of->path == '/' ? text_copy(of->path) : project_path(of->path);
    char *program_word = shell_word(program), *file_word = shell_word(file);
    char *features = *of->features ? shell_word(of->features) : text_copy("");
    char *command = text_format("timeout 10 %s wast --json --rules%s%s %s 2>/dev/null",
                                program_word, *features ? " --feature " : "", features, file_word);
    char *texts[] = {program, file, program_word, file_word, features};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    return command;
}

json_t *site_rules(Site *site, size_t case_i, int64_t step)
{
    const Site_case *of = &site->cases[case_i];
    json_t *rules = NULL;
    char *line = NULL;
    size_t room = 0;
    if (strcmp(of->kind, "js") == 0 || !source_of(site, case_i)->text)
        return NULL;
    char *command = command_of(of);
    FILE *in = popen(command, "re");
    while (in && !rules && getline(&line, &room, in) > 0) {
        json_t *object = json_loads(line, 0, NULL);
        const json_t *number = json_object_get(object, "step");
        if (json_is_integer(number) && json_integer_value(number) == step)
            rules = json_incref(json_object_get(object, "rules"));
        json_decref(object);
    }
    if (in)
        pclose(in);
    free(line);
    free(command);
    return rules;
}
