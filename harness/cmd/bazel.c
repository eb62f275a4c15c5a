/* cmd/bazel.c: what Bazel, and CI systems that read JUnit, want of a run besides its shard. */
#include "harness/cmd/cmd.h"

#include "harness/export/export.h"
#include "harness/util/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *environment_text(const char *name)
{
    const char *text = getenv(name);
    return text && *text ? text : NULL;
}

bool write_junit(Store *store, int64_t run, const char *file)
{
    file = file ? file : environment_text("XML_OUTPUT_FILE");
    if (!file)
        return true;
    FILE *out = fopen(file, "w");
    bool good = out != NULL;
    if (out) {
        export_junit(store, run, out);
        good = !ferror(out);
        good &= fclose(out) == 0;
    }
    if (!good)
        complain("%s: %s", file, strerror(errno));
    return good;
}

void tell_infrastructure(int status)
{
    const char *file = environment_text("TEST_INFRASTRUCTURE_FAILURE_FILE");
    FILE *out = status == EXIT_INFRASTRUCTURE && file ? fopen(file, "w") : NULL;
    if (!out)
        return;
    fputs("touchstone: an engine or the machine failed, not what is tested (exit code 3)\n", out);
    fclose(out);
}
