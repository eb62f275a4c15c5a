/* browser/wrap.c: the pages and scripts that are made of `.any.js`, `.window.js` and `.worker.js` when they are asked for, by
 * what their first lines say. */
#include "harness/browser/site.h"

#include "harness/case/wpt.h"
#include "harness/engine/adapter.h"
#include "harness/util/text.h"

#include <stdlib.h>
#include <string.h>

#define HARNESS                                                                                    \
    "<script src=\"/resources/testharness.js\"></script>\n"                                        \
    "<script src=\"/resources/testharnessreport.js\"></script>\n"

#define GLOBAL(window, worker)                                                                     \
    "self.GLOBAL = {isWindow: () => " window ", isWorker: () => " worker                           \
    ", isShadowRealm: () => false};\n"

/* The script that each form of page is made of, and how it runs it: %1$s is the script's address from its folder. */
static const struct {
    const char *page, *source; /* ends of names */
    bool in_page;              /* the page itself loads what META lines name */
    const char *starts;        /* for others: what the page's script says */
} pages[] = {
    {".any.html", ".any.js", true, NULL},
    {".window.html", ".window.js", true, NULL},
    {".any.worker.html", ".any.worker.js", false,
     "const worker = new Worker(%s);\n"
     "worker.addEventListener(\"message\", ({data}) => {\n"
     "  if (data && data.type === \"touchstone lacks\") touchstone_lack(data.name);\n"
     "});\n"
     "fetch_tests_from_worker(worker);"},
    {".worker.html", ".worker.js", false, "fetch_tests_from_worker(new Worker(%s));"},
    {".any.worker-module.html", ".any.worker-module.js", false,
     "fetch_tests_from_worker(new Worker(%s, {type: \"module\"}));"},
    {".any.sharedworker.html", ".any.worker.js", false,
     "fetch_tests_from_worker(new SharedWorker(%s));"},
    {".any.serviceworker.html", ".any.worker.js", false,
     "(async () => {\n"
     "  const scope = \"does/not/exist\", url = %s;\n"
     "  let registration = await navigator.serviceWorker.getRegistration(scope);\n"
     "  if (registration) await registration.unregister();\n"
     "  registration = await navigator.serviceWorker.register(url, {scope});\n"
     "  fetch_tests_from_worker(registration.installing);\n"
     "})();"},
};

static const char *const module_end = ".any.worker-module.js", *const worker_end = ".any.worker.js";

/* PATH with its end FROM made TO. */
static char *with_end(const char *path, const char *from, const char *to)
{
    return text_format("%.*s%s", (int)(strlen(path) - strlen(from)), path, to);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void append(char **text, char *more)
{
    char *both = text_format("%s%s", *text, more);
    free(*text);
    free(more);
    *text = both;
}

/* TEXT as a string of JavaScript that may stand in a page, with its quotes. Malloc'ed. */
static char *quoted(const char *text)
{
    char *out = memory_new(strlen(text) * 6 + 3), *to = out;
    *to++ = '"';
    for (; *text; text++) {
        if (strchr("\"\\<>&", *text) || (unsigned char)*text < ' ')
            to += sprintf(to, "\\u%04x", (unsigned char)*text);
        else
            *to++ = *text;
    }
    *to++ = '"';
    *to = 0;
    return out;
}

/* TEXT for markup. */
static char *escaped(const char *text)
{
    char *out = memory_new(strlen(text) * 6 + 1), *to = out;
    for (; *text; text++) {
        if (strchr("\"<>&", *text))
            to += sprintf(to, "&#%d;", *text);
        else
            *to++ = *text;
    }
    return out;
}

static char *script_element(const char *src)
{
    char *safe = escaped(src), *element = text_format("<script src=\"%s\"></script>\n", safe);
    free(safe);
    return element;
}

/* Reads the META lines of the file that PATH names. */
static bool read_source(const Site *site, const char *path, Wpt *out)
{
    size_t len;
    char *file = site_file(site, path), *text = file ? file_read(file, &len) : NULL;
    bool good = text && wpt_read(path, text, out);
    free(text);
    free(file);
    return good;
}

/* Whether browser/extras.js can tell if WORD is there; what else is no global the engine file has told. */
static bool is_seen_there(const char *word)
{
    static const char *const members[] = {"agent", "createRealm", "detachArrayBuffer", "gc"};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (strcmp(members[i], word) == 0)
            return true;
    }
    return !wpt_is_extra(word);
}

/* What the case requires and can be seen in its realm, as an array of JavaScript; malloc'ed. NULL where that is nothing. */
static char *required(const Site *site, const Wpt *wpt)
{
    char *list = NULL;
    for (char **word = wpt->requires; site->extras && word && *word; word++) {
        if (!is_seen_there(*word))
            continue;
        char *name = quoted(*word);
        char *longer = text_format("%s%s%s", list ? list : "[", list ? ", " : "", name);
        free(name);
        free(list);
        list = longer;
    }
    if (list)
        append(&list, text_copy("]"));
    return list;
}

/* The elements that load the scripts of a page and NAME. Where the case requires something they are written when that was
   seen to be there. */
static char *script_elements(const Site *site, const char *name, const Wpt *wpt)
{
    char *elements = text_copy(""), *wanted = required(site, wpt);
    for (char **script = wpt->scripts; script && *script; script++)
        append(&elements, script_element(*script));
    append(&elements, text_copy("<div id=\"log\"></div>\n"));
    append(&elements, script_element(name));
    if (wanted) {
        char *text = quoted(elements);
        free(elements);
        elements =
            text_format("<script src=\"/.touchstone/extras.js\"></script>\n"
                        "<script>\nif (touchstone_require(%s)) document.write(%s);\n</script>\n",
                        wanted, text);
        free(text);
    }
    free(wanted);
    return elements;
}

static char *page_of(const Site *site, const char *source, size_t form, const Wpt *wpt)
{
    char *title = escaped(wpt->title ? wpt->title : ""), *name = text_copy(base_name(source));
    char *page =
        text_format("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>%s</title>\n%s%s", title,
                    wpt->long_timeout ? "<meta name=\"timeout\" content=\"long\">\n" : "",
                    pages[form].in_page ? "<script>\n" GLOBAL("true", "false") "</script>\n" : "");
    append(&page, text_copy(HARNESS));
    if (pages[form].in_page) {
        append(&page, script_elements(site, name, wpt));
    } else {
        char *text = quoted(name);
        const char *starts = pages[form].starts, *place = strstr(starts, "%s");
        append(
            &page,
            text_format("<div id=\"log\"></div>\n<script>\n%.*s%s + location.search%s\n</script>\n",
                        (int)(place - starts), starts, text, place + 2));
        free(text);
    }
    free(title);
    free(name);
    return page;
}

/* The line that loads the script URL in a worker. */
static char *load_line(const char *url, bool module)
{
    char *name = quoted(url);
    char *line = text_format(module ? "import %s;\n" : "importScripts(%s);\n", name);
    free(name);
    return line;
}

/* The script of a worker that runs the file NAME. */
static char *worker_of(const Site *site, const char *name, bool module, const Wpt *wpt)
{
    char *text = module ? text_copy("import \"/.touchstone/global.js\";\n")
                        : text_copy(GLOBAL("false", "true"));
    char *wanted = module ? NULL : required(site, wpt);
    if (wpt->title && !module) {
        char *title = quoted(wpt->title);
        append(&text, text_format("self.META_TITLE = %s;\n", title));
        free(title);
    }
    if (wanted) {
        append(&text, load_line("/.touchstone/extras.js", module));
        append(&text, text_format("if (touchstone_require(%s)) {\n", wanted));
    }
    append(&text, load_line("/resources/testharness.js", module));
    for (char **script = wpt->scripts; script && *script; script++)
        append(&text, load_line(*script, module));
    append(&text, load_line(name, module));
    append(&text, text_copy(wanted ? "done();\n}\n" : "done();\n"));
    free(wanted);
    return text;
}

static char *wrap_worker(const Site *site, const char *path, const char *end)
{
    Wpt wpt;
    char *source = with_end(path, end, ".any.js"), *text = NULL;
    if (read_source(site, source, &wpt)) {
        text = worker_of(site, base_name(source), end == module_end, &wpt);
        wpt_free(&wpt);
    }
    free(source);
    return text;
}

char *site_wrapper(const Site *site, const char *path, const char **type)
{
    if (strcmp(path, "/.touchstone/global.js") == 0) {
        *type = "text/javascript";
        return text_copy(GLOBAL("false", "true"));
    }
    *type = "text/javascript";
    if (text_ends(path, worker_end))
        return wrap_worker(site, path, worker_end);
    if (text_ends(path, module_end))
        return wrap_worker(site, path, module_end);
    *type = "text/html; charset=utf-8";
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        Wpt wpt;
        if (!text_ends(path, pages[i].page))
            continue;
        bool any = strncmp(pages[i].source, ".any", 4) == 0;
        char *file = with_end(path, pages[i].page, any ? ".any.js" : pages[i].source);
        char *source = with_end(path, pages[i].page, pages[i].source), *page = NULL;
        if (read_source(site, file, &wpt)) {
            page = page_of(site, source, i, &wpt);
            wpt_free(&wpt);
        }
        free(source);
        free(file);
        if (page)
            return page;
    }
    return NULL;
}
