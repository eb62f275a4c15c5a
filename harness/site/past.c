/* site/past.c: the runs before, and plots over them. */
#include "harness/site/internal.h"

#include "harness/util/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS_MOST = 200 };

int64_t site_previous(const Site *site)
{
    return site->runs_n > 1 ? site->runs[site->runs_n - 2].id : 0;
}

static void read_runs(Site *site)
{
    char *sql = text_format("select * from (select run_id, strftime('%%Y-%%m-%%d %%H:%%M', "
                            "started) from runs where run_id = ?1 or (run_id < ?1 and "
                            "state = 'complete' and run_id not in (select run_id from reruns)) "
                            "order by run_id desc limit %d) order by run_id",
                            RUNS_MOST);
    sqlite3_stmt *rows = store_rows(site->store, sql, site->run);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        site->runs = array_room(site->runs, site->runs_n, sizeof *site->runs);
        site->runs[site->runs_n++] =
            (Site_run){sqlite3_column_int64(rows, 0), text_copy(row_text(rows, 1))};
    }
    sqlite3_finalize(rows);
    free(sql);
}

/* The row of RUN and ENGINE, which is the last one or new. */
static Site_past *past_of(Site *site, size_t run, size_t engine, const char *version)
{
    Site_past *last = site->past_n ? &site->past[site->past_n - 1] : NULL;
    if (last && last->run == run && last->engine == engine)
        return last;
    site->past = array_room(site->past, site->past_n, sizeof *site->past);
    site->past[site->past_n] =
        (Site_past){.run = run, .engine = engine, .version = text_copy(version)};
    return &site->past[site->past_n++];
}

void site_read_past(Site *site)
{
    read_runs(site);
    if (!site->runs_n)
        return;
    sqlite3_stmt *rows = store_rows(
        site->store,
        "select g.run_id, e.name, e.version, g.standing, g.n from (select a.run_id, a.engine_id, "
        "c.standing, count(*) as n from attempts a join comparisons c using (comparison_id) where "
        "a.run_id between ?2 and ?1 and a.attempt = 1 and c.standing is not null group by "
        "a.run_id, a.engine_id, c.standing) g join engines e using (engine_id) where not exists "
        "(select 1 from voids v where v.run_id = g.run_id and v.engine_id = g.engine_id) order by "
        "g.run_id, g.engine_id",
        site->run);
    sqlite3_bind_int64(rows, 2, site->runs[0].id);
    /* the figures of a part are none of a history */
    if (site->part)
        sqlite3_bind_int64(rows, 1, site->run - 1);
    size_t run = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(rows, 0);
        while (run < site->runs_n && site->runs[run].id < id)
            run++;
        size_t engine = site_engine_named(site, row_text(rows, 1));
        if (engine == SIZE_MAX || run == site->runs_n || site->runs[run].id != id)
            continue;
        Site_past *past = past_of(site, run, engine, row_text(rows, 2));
        past->count[standing_of(row_text(rows, 3))] += (size_t)sqlite3_column_int64(rows, 4);
    }
    sqlite3_finalize(rows);
}

/* ---- plots ---- */

enum { WIDTH = 720, HEIGHT = 200, LEFT = 48, RIGHT = 8, TOP = 16, BOTTOM = 24 };

static double x_of(const Site *site, size_t run)
{
    double step = site->runs_n > 1 ? (double)run / (double)(site->runs_n - 1) : 0.5;
    return LEFT + step * (WIDTH - LEFT - RIGHT);
}

static double y_of(double value, double most)
{
    return TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
}

static double largest(const Site *site, const Plot_line *lines, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t run = 0; run < site->runs_n; run++)
            most = lines[i].values[run] > most ? lines[i].values[run] : most;
    }
    return most > 0 ? most : 1;
}

/* The least number from MOST on that divides by four into what people read easily. */
static double rounded(double most)
{
    static const double nice[] = {1, 2, 2.5, 5, 10};
    double unit = 1;
    while (unit * 10 <= most / 4)
        unit *= 10;
    for (size_t i = 0; i < sizeof nice / sizeof *nice; i++) {
        if (nice[i] * unit * 4 >= most && (unit > 1 || nice[i] != 2.5))
            return nice[i] * unit * 4;
    }
    return most;
}

/* The words at runs, those aside for which there is no room. */
static void put_marks(Page *page, char *const *marks)
{
    enum { LETTER = 6 };
    const Site *site = page->site;
    double free_from = 0;
    for (size_t run = 0; marks && run < site->runs_n; run++) {
        if (!marks[run])
            continue;
        size_t letters = strlen(marks[run]) < 20 ? strlen(marks[run]) : 20;
        double x = x_of(site, run), width = (double)(letters * LETTER);
        put(page, "<path class=\"mark\" d=\"M%.1f %dV%d\"/>", x, TOP, HEIGHT - BOTTOM);
        double left = x + width > WIDTH ? WIDTH - width : x;
        if (left < free_from)
            continue;
        put(page, "<text class=\"mark\" x=\"%.1f\" y=\"%d\">%.20s</text>\n", left, TOP - 4,
            marks[run]);
        free_from = left + width + LETTER;
    }
}

static void put_line(Page *page, const Plot_line *line, size_t number, double most,
                     const char *unit)
{
    const Site *site = page->site;
    bool down = false;
    put(page, "<path class=\"line line%zu\" d=\"", number);
    for (size_t run = 0; run < site->runs_n; run++) {
        if (isnan(line->values[run])) {
            down = false;
            continue;
        }
        put(page, down ? "L%.1f %.1f" : "M%.1f %.1f", x_of(site, run),
            y_of(line->values[run], most));
        down = true;
    }
    put(page, "\"/>\n");
    for (size_t run = 0; run < site->runs_n; run++) {
        if (isnan(line->values[run]) || (site->runs_n > 60 && run + 1 < site->runs_n))
            continue;
        put(page,
            "<circle class=\"line%zu\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s, run %lld, %s: "
            "%.1f%s</title></circle>\n",
            number, x_of(site, run), y_of(line->values[run], most), line->name,
            (long long)site->runs[run].id, site->runs[run].started, line->values[run], unit);
    }
}

void put_plot(Page *page, const char *label, const Plot_line *lines, size_t n, double most,
              const char *unit, char *const *marks)
{
    const Site *site = page->site;
    most = most > 0 ? most : rounded(largest(site, lines, n));
    put(page, "<figure class=\"plot\"><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
        WIDTH, HEIGHT, label);
    for (int i = 0; i <= 4; i++) {
        double value = most * i / 4, y = y_of(value, most);
        put(page, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y, WIDTH - RIGHT);
        put(page, "<text class=\"y\" x=\"%d\" y=\"%.1f\">%.0f%s</text>\n", LEFT - 6, y + 4, value,
            unit);
    }
    put_marks(page, marks);
    for (size_t i = 0; i < n; i++)
        put_line(page, &lines[i], i, most, unit);
    put(page, "<text x=\"%d\" y=\"%d\">run %lld</text>", LEFT, HEIGHT - 6,
        (long long)site->runs[0].id);
    put(page, "<text class=\"y\" x=\"%d\" y=\"%d\">run %lld</text>\n", WIDTH - RIGHT, HEIGHT - 6,
        (long long)site->run);
    put(page, "</svg><figcaption>%s.", label);
    for (size_t i = 0; i < n && n > 1; i++)
        put(page, " <span class=\"key line%zu\">%s</span>", i, lines[i].name);
    put(page, "</figcaption></figure>\n");
}
