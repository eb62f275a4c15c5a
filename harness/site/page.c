/* site/page.c: writing pages. All that is not the site's own markup goes through put. */
#include "harness/site/internal.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* TEXT for element content and attribute values in quotes: the one place where anything is escaped. */
static void put_escaped(FILE *out, const char *text, size_t most)
{
    char *safe = text_safe(text, most);
    for (const char *at = safe; *at; at++) {
        switch (*at) {
        case '&': fputs("&amp;", out); break;
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '"': fputs("&quot;", out); break;
        case '\'': fputs("&#39;", out); break;
        default: putc(*at, out);
        }
    }
    if (strlen(text) > most)
        fputs("…", out);
    free(safe);
}

/* One conversion of a format; SPEC begins with '%' and is LEN bytes. */
static void put_conversion(FILE *out, const char *spec, size_t len, va_list *args)
{
    char copy[16];
    const char *dot = memchr(spec, '.', len);
    snprintf(copy, sizeof copy, "%.*s", (int)len, spec);
    switch (spec[len - 1]) {
    case 's':
        put_escaped(out, va_arg(*args, const char *),
                    dot ? strtoul(dot + 1, NULL, 10) : SIZE_MAX / 2);
        break;
    case 'f': fprintf(out, copy, va_arg(*args, double)); break;
    case '%': putc('%', out); break;
    default:
        /* NOLINTNEXTLINE(bugprone-branch-clone): the types differ */
        if (strstr(copy, "ll"))
            fprintf(out, copy, va_arg(*args, long long));
        else if (strchr(copy, 'z'))
            fprintf(out, copy, va_arg(*args, size_t));
        else
            fprintf(out, copy, va_arg(*args, int));
    }
}

static void put_list(FILE *out, const char *format, va_list *args)
{
    while (*format) {
        size_t plain = strcspn(format, "%");
        fwrite(format, 1, plain, out);
        format += plain;
        if (!*format)
            return;
        size_t len = 1 + strcspn(format + 1, "sdufxz%l");
        while (format[len] == 'l' || format[len] == 'z')
            len++;
        put_conversion(out, format, len + 1, args);
        format += len + 1;
    }
}

void put(Page *page, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_list(page->out, format, &args);
    va_end(args);
}

void put_lines(Page *page, const char *text, size_t len, size_t most)
{
    const char *end = text + (len < most ? len : most);
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        stop = stop ? stop : end;
        for (const char *tab; (tab = memchr(text, '\t', (size_t)(stop - text))); text = tab + 1) {
            char *piece = text_copy_n(text, (size_t)(tab - text));
            put(page, "%s    ", piece);
            free(piece);
        }
        char *piece = text_copy_n(text, (size_t)(stop - text));
        put(page, stop < end ? "%s\n" : "%s", piece);
        free(piece);
        text = stop < end ? stop + 1 : end;
    }
}

const char *plural(int64_t n)
{
    return n == 1 ? "" : "s";
}

void put_number(Page *page, size_t number)
{
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%zu", number);
    for (int i = 0; i < n; i++) {
        putc(digits[i], page->out);
        if (i < n - 1 && (n - 1 - i) % 3 == 0)
            fputs("\u202f", page->out);
    }
}

void put_heading(Page *page, const char *format, ...)
{
    va_list args;
    fputs("<h1>", page->out);
    va_start(args, format);
    put_list(page->out, format, &args);
    va_end(args);
    fputs("</h1>\n", page->out);
}

void put_streak(Page *page, const size_t count[STANDINGS])
{
    size_t all = 0;
    for (int s = 1; s < STANDINGS; s++)
        all += s == STANDING_OMITTED ? 0 : count[s];
    if (!all)
        return;
    put(page, "<span class=\"streak\" aria-hidden=\"true\">");
    for (int s = 1; s < STANDINGS; s++) {
        if (count[s] && s != STANDING_OMITTED)
            put(page, "<i class=\"%s\" style=\"flex-grow:%zu\"></i>", standing_name(s), count[s]);
    }
    put(page, "</span>");
}

void put_address(Page *page, const char *address)
{
    bool web = strncmp(address, "https://", 8) == 0 || strncmp(address, "http://", 7) == 0;
    if (web)
        put(page, "<a href=\"%s\" rel=\"noreferrer\">%.80s</a>", address, address);
    else
        put(page, "%.200s", address);
}

void put_case_link(Page *page, size_t case_i)
{
    const Site_case *of = &page->site->cases[case_i];
    put(page, "<a href=\"%s%s\"><span class=\"quiet\">%s/</span>%s</a>", page->root, of->page,
        page->site->suites[of->suite].name, of->name);
}

void put_engine_link(Page *page, size_t engine)
{
    const Site_engine *of = &page->site->engines[engine];
    put(page, "<a href=\"%s%s\">%s</a>", page->root, of->page, of->name);
}

void put_cause_command(Page *page, const char *command, const Site_cause *cause)
{
    const Site *site = page->site;
    char *line = cause_command(command, cause->of, site->named ? site->db : NULL);
    put(page, "%s", line);
    free(line);
}

/* ---- the frame ---- */

static const struct {
    const char *path, *name;
} places[] = {
    {"index.html", "Overview"}, {"features.html", "Features"},         {"versions.html", "Scores"},
    {"causes.html", "Causes"},  {"changes.html", "Changes"},           {"flaky.html", "Flaky"},
    {"slow.html", "Slow"},      {"expectations.html", "Expectations"}, {"run.html", "Run"}};

static void put_navigation(Page *page)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        bool here = strcmp(page->path, places[i].path) == 0;
        put(page, "<a href=\"%s%s\"", page->root, places[i].path);
        put(page, here ? " aria-current=\"page\">%s</a>\n" : ">%s</a>\n", places[i].name);
    }
}

/* What holds of the run as a whole and must not be overlooked. */
static void put_notices(Page *page)
{
    const Site *site = page->site;
    if (strcmp(site->state, "complete") != 0)
        put(page,
            "<p class=\"notice\" role=\"note\"><strong>%s.</strong> %lld of %lld replays that the "
            "run planned are "
            "here; no figure on these pages is that of a whole run.</p>\n",
            strcmp(site->state, "running") == 0 ? "This run goes on" : "This run is incomplete",
            (long long)site->replayed, (long long)site->planned);
    if (site->part)
        put(page,
            "<p class=\"notice\" role=\"note\"><strong>A part.</strong> This is a %s: no figure on "
            "these pages is that of a whole run.</p>\n",
            site->part);
    if (site->newer)
        put(page,
            "<p class=\"notice\" role=\"note\">Run %lld is newer and did not complete; these pages "
            "show run "
            "%lld, the last that did.</p>\n",
            (long long)site->newer, (long long)site->run);
    for (size_t e = 0; e < site->engines_n; e++) {
        const Site_engine *engine = &site->engines[e];
        if (engine->voids)
            put(page,
                "<p class=\"notice\" role=\"note\"><strong>%s is void.</strong> It passed what no "
                "correct engine "
                "passes (%.200s): its adapter cannot see failures, and its results count "
                "nowhere.</p>\n",
                engine->name, engine->voids);
    }
}

/* What the part NAME of the skeleton stands for. */
static void put_part(Page *page, const char *name, size_t len)
{
    const Site *site = page->site;
    if (strncmp(name, "root", len) == 0)
        put(page, "%s", page->root);
    else if (strncmp(name, "navigation", len) == 0)
        put_navigation(page);
    else if (strncmp(name, "notices", len) == 0)
        put_notices(page);
    else if (strncmp(name, "run", len) == 0)
        put(page, "Run %lld, %s UTC, %s", (long long)site->run, site->started, site->state);
    else if (strncmp(name, "version", len) == 0)
        put(page, "%s", site->version);
}

/* What a page is called, by its heading, which the body begins with; malloc'ed. The markup in it is the site's own. */
static char *title_of(const char *body)
{
    const char *at = strstr(body, "<h1>"), *end = at ? strstr(at, "</h1>") : NULL;
    if (!end)
        return text_copy("");
    char *title = memory_new((size_t)(end - at) + 1), *to = title;
    bool inside = false;
    for (at += 4; at < end; at++) {
        inside = *at == '<' ? true : inside;
        if (!inside)
            *to++ = *at;
        inside = *at == '>' ? false : inside;
    }
    return title;
}

static const char *root_of(const char *path)
{
    size_t depth = 0;
    for (; *path; path++)
        depth += *path == '/';
    return depth == 0 ? "" : depth == 1 ? "../" : "../../";
}

void page_write(Site *site, const Site_route *route, FILE *out)
{
    Page page = {site, out, route->path, root_of(route->path)};
    char *body = NULL;
    size_t len;
    if (route->bare) {
        route->render(&page, route->i);
        return;
    }
    page.out = open_memstream(&body, &len);
    route->render(&page, route->i);
    fclose(page.out);
    page.out = out;
    char *title = title_of(body);
    for (const char *at = site->skeleton; *at;) {
        const char *open = strstr(at, "{{"), *close = open ? strstr(open, "}}") : NULL;
        if (!close) {
            fputs(at, out);
            break;
        }
        fwrite(at, 1, (size_t)(open - at), out);
        size_t n = (size_t)(close - open) - 2;
        if (strncmp(open + 2, "body", n) == 0)
            fwrite(body, 1, len, out);
        else if (strncmp(open + 2, "title", n) == 0)
            fputs(title, out); /* escaped by what wrote the heading */
        else
            put_part(&page, open + 2, n);
        at = close + 2;
    }
    free(title);
    free(body);
}
