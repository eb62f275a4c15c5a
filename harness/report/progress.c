/* report/progress.c: the line that moves while work goes on. */
#include "harness/report/report.h"

#include "harness/util/safe.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void progress_begin(Progress *progress, size_t total)
{
    *progress = (Progress){.total = total, .terminal = isatty(STDERR_FILENO)};
    clock_gettime(CLOCK_MONOTONIC, &progress->began);
}

static void show(Progress *progress)
{
    double seconds = seconds_since(&progress->began);
    double rate = seconds > 0 ? (double)progress->done / seconds : 0;
    double left = rate > 0 ? (double)(progress->total - progress->done) / rate : 0;
    char line[200];
    int columns = terminal_columns(stderr);
    snprintf(line, sizeof line, "%zu of %zu replays, %.0f/s, %d:%02d left  %s", progress->done,
             progress->total, rate, (int)left / 60, (int)left % 60, progress->what);
    /* a line that fills the last column would go on in the next one, and stay */
    size_t most = columns > 1 ? (size_t)columns - 1 : sizeof line - 1;
    char *cut = text_safe(line, most);
    fprintf(stderr, "\r\033[K%s", cut);
    free(cut);
    fflush(stderr);
    clock_gettime(CLOCK_MONOTONIC, &progress->shown);
}

void progress_step(Progress *progress, const char *what)
{
    progress->done++;
    if (!progress->terminal)
        return;
    char *cut = text_safe(what, sizeof progress->what - 1);
    snprintf(progress->what, sizeof progress->what, "%s", cut);
    free(cut);
    if (progress->done == 1 || seconds_since(&progress->shown) > 0.1)
        show(progress);
}

void progress_tick(Progress *progress)
{
    if (progress->terminal && seconds_since(&progress->shown) > 0.4)
        show(progress);
}

void progress_end(Progress *progress)
{
    if (progress->terminal)
        fprintf(stderr, "\r\033[K");
    fprintf(stderr, "%zu of %zu replays in %.1f s\n", progress->done, progress->total,
            seconds_since(&progress->began));
}
