/* site/write.c: the files of a site: pages by path, the templates, the search's index; all of them into a folder. */
#include "harness/site/internal.h"

#include "harness/util/safe.h"
#include "harness/util/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a folder has that is a report, and may be written over. */
static const char sign[] = "index.html", sign_too[] = "search-index.js";

/* ---- files that are no pages ---- */

void template_file(Page *page, size_t i)
{
    static const char *const names[] = {"reports/search.js", "reports/style.css"};
    char *file = project_path(names[i]), *text;
    size_t len;
    if ((text = file_read(file, &len)))
        fwrite(text, 1, len, page->out);
    else
        complain("%s: %s", file, strerror(errno));
    free(text);
    free(file);
}

/* A line of the index: what is shown, where it is, what it is. '<' is written so that no reader of markup sees one. */
static void put_entry(Page *page, const char *text, const char *path, const char *what)
{
    char *safe = text_safe(text, 240);
    json_t *entry = json_pack("[s,s,s]", safe, path, what);
    char *line = json_dumps(entry, JSON_ENSURE_ASCII | JSON_COMPACT);
    for (const char *at = line; at && *at; at++) {
        if (*at == '<')
            fputs("\\u003c", page->out);
        else
            putc(*at, page->out);
    }
    fputs(",\n", page->out);
    free(line);
    json_decref(entry);
    free(safe);
}

void search_file(Page *page, size_t unused)
{
    const Site *site = page->site;
    (void)unused;
    fputs("touchstoneSearch([\n", page->out);
    for (size_t e = 0; e < site->engines_n; e++) {
        char *text = text_format("%s %s", site->engines[e].name, site->engines[e].title);
        put_entry(page, text, site->engines[e].page, "engine");
        free(text);
    }
    for (size_t s = 0; s < site->suites_n; s++)
        put_entry(page, site->suites[s].name, site->suites[s].page, "suite");
    for (size_t c = 0; c < site->cases_n; c++) {
        char *text =
            text_format("%s/%s", site->suites[site->cases[c].suite].name, site->cases[c].name);
        put_entry(page, text, site->cases[c].page, "case");
        free(text);
    }
    for (size_t i = 0; i < site->causes_n; i++) {
        char *title = cause_title(site->causes[i].of);
        char *text = text_format("%s: %s", site->causes[i].of->family, title);
        free(title);
        put_entry(page, text, site->causes[i].page, "cause");
        free(text);
    }
    fputs("]);\n", page->out);
}

/* ---- pages by path ---- */

static int by_path(const void *a, const void *b)
{
    return strcmp(((const Site_route *)a)->path, ((const Site_route *)b)->path);
}

bool site_page(Site *site, const char *path, FILE *out)
{
    const Site_route wanted = {.path = (char *)path};
    const Site_route *route =
        bsearch(&wanted, site->routes, site->routes_n, sizeof wanted, by_path);
    if (route)
        page_write(site, route, out);
    return route != NULL;
}

const char *site_media_type(const char *path)
{
    const char *dot = strrchr(path, '.');
    return !dot                        ? "text/plain"
           : strcmp(dot, ".html") == 0 ? "text/html; charset=utf-8"
           : strcmp(dot, ".css") == 0  ? "text/css; charset=utf-8"
           : strcmp(dot, ".js") == 0   ? "text/javascript; charset=utf-8"
           : strcmp(dot, ".json") == 0 ? "application/json"
                                       : "text/plain";
}

/* ---- into a folder ---- */

static bool is_there(const char *folder, const char *name)
{
    char *path = text_format("%s/%s", folder, name);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

/* True if FOLDER may be written over: it is not there, has nothing in it, or a report. */
static bool is_free(const char *folder)
{
    DIR *all = opendir(folder);
    size_t n = 0;
    if (!all)
        return errno == ENOENT;
    for (struct dirent *each; (each = readdir(all));)
        n += strcmp(each->d_name, ".") != 0 && strcmp(each->d_name, "..") != 0;
    closedir(all);
    return !n || (is_there(folder, sign) && is_there(folder, sign_too));
}

static bool write_route(Site *site, const Site_route *route, const char *folder)
{
    char *path = text_format("%s/%s", folder, route->path), *slash = strrchr(path, '/');
    *slash = 0;
    bool good = access(path, F_OK) == 0 || folder_make(path);
    *slash = '/';
    FILE *out = good ? fopen(path, "we") : NULL;
    if (out)
        page_write(site, route, out);
    good = out && !ferror(out);
    good = out && fclose(out) == 0 && good;
    if (!good)
        complain("%s: %s", path, strerror(errno));
    free(path);
    return good;
}

/* Puts the folder MADE in the place of FOLDER. */
static bool replace(const char *made, const char *folder)
{
    char *old = text_format("%s.old-%d", folder, (int)getpid());
    bool had = rename(folder, old) == 0;
    bool good = (had || errno == ENOENT) && rename(made, folder) == 0;
    if (!good) {
        complain("%s: %s", folder, strerror(errno));
        if (had && rename(old, folder) != 0)
            complain("%s: what was there is in %s now: %s", folder, old, strerror(errno));
    } else if (had) {
        folder_remove(old);
    }
    free(old);
    return good;
}

bool site_write(Site *site, const char *given)
{
    size_t len = strlen(given);
    while (len > 1 && given[len - 1] == '/')
        len--;
    char *folder = text_copy_n(given, len);
    char *made = text_format("%s.new-%d", folder, (int)getpid());
    bool good = is_free(folder);
    if (!good)
        complain("%s: is no report and not empty; name a new folder with -o", folder);
    good = good && (folder_make(made) || (complain("%s: %s", made, strerror(errno)), false));
    bool begun = good;
    for (size_t i = 0; good && i < site->routes_n; i++)
        good = write_route(site, &site->routes[i], made);
    good = good && replace(made, folder);
    if (begun && !good)
        folder_remove(made);
    free(made);
    free(folder);
    return good;
}
