/* case/wpt.c: files in the form of web-platform-tests: which are cases, and what their first lines say. */
#include "harness/case/wpt.h"

#include "harness/util/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What npm's package of testharness.js has in folders of its own. */
static const struct {
    const char *script, *file;
} library[] = {
    {"/resources/testharness.js", "testharness/testharness.js"},
    {"/resources/idlharness.js", "testharness/idlharness.js"},
    {"/resources/WebIDLParser.js", "testharness/webidl2.js"},
    {"/resources/webidl2/lib/webidl2.js", "testharness/webidl2.js"},
    {"/common/gc.js", "common/gc.js"},
};

static char *library_file(const char *file)
{
    char *path = text_format("build/deps/testharness/%s", file), *whole = project_path(path);
    free(path);
    return whole;
}

char *wpt_testharness(void)
{
    return library_file(library[0].file);
}

static bool ends(const char *text, const char *end)
{
    size_t len = strlen(text), end_len = strlen(end);
    return len > end_len && strcmp(text + len - end_len, end) == 0;
}

/* True if the file NAME is in a folder FOLDER. */
static bool is_below(const char *name, const char *folder)
{
    size_t len = strlen(folder);
    for (const char *at = name; (at = strstr(at, folder)); at += len) {
        if ((at == name || at[-1] == '/') && at[len] == '/')
            return true;
    }
    return false;
}

bool wpt_is_named(const char *name)
{
    static const char *const forms[] = {".any.js", ".window.js", ".worker.js", ".html"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (ends(name, forms[i]))
            return !is_below(name, "resources") && !is_below(name, "support");
    }
    return false;
}

/* ---- META lines ---- */

static const char *skip_spaces(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

/* The key and value of the line at *AT, "// META: KEY=VALUE", malloc'ed; *AT goes behind it. False where the line is
   none. */
static bool meta_line(const char **at, char **key, char **value)
{
    const char *line = *at, *end = line + strcspn(line, "\n");
    if (strncmp(line, "//", 2) != 0)
        return false;
    line = skip_spaces(line + 2);
    if (strncmp(line, "META:", 5) != 0)
        return false;
    line = skip_spaces(line + 5);
    size_t len = 0;
    while (isalnum((unsigned char)line[len]) || line[len] == '_')
        len++;
    if (line[len] != '=')
        return false;
    const char *from = line + len + 1, *to = end;
    while (to > from && isspace((unsigned char)to[-1]))
        to--;
    *key = text_copy_n(line, len);
    *value = text_copy_n(from, (size_t)(to - from));
    *at = *end ? end + 1 : end;
    return true;
}

/* Appends the words of LIST, separated by commas and spaces. */
static void push_words(char ***words, const char *list)
{
    for (size_t len; *(list += strspn(list, ", \t")); list += len) {
        len = strcspn(list, ", \t");
        strings_push(words, text_copy_n(list, len));
    }
}

/* A switch list of features: what has no sign is switched on. */
static void add_features(char **list, const char *value)
{
    char **words = NULL;
    push_words(&words, value);
    for (char **word = words; word && *word; word++) {
        bool sign = **word == '+' || **word == '-';
        char *longer = text_format("%s%s%s%s", *list, **list ? "," : "", sign ? "" : "+", *word);
        free(*list);
        *list = longer;
    }
    strings_free(words);
}

/* A shell has no document: a case that names globals runs there if a shell or a worker is among them, as a script where
   one of these is, else as a module. */
static void take_globals(const char *globals, Wpt *out)
{
    static const char *const fits[] = {"jsshell", "worker", "dedicatedworker"},
                             *const modules[] = {"worker-module", "dedicatedworker-module"};
    char **words = NULL;
    bool script = false, module = false;
    push_words(&words, globals);
    for (char **word = words; word && *word; word++) {
        for (size_t i = 0; i < sizeof fits / sizeof *fits; i++)
            script |= strcmp(*word, fits[i]) == 0;
        for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
            module |= strcmp(*word, modules[i]) == 0;
    }
    strings_free(words);
    out->browser |= !script && !module;
    out->module = module && !script;
}

static void take_meta(const char *key, const char *value, Wpt *out)
{
    if (strcmp(key, "title") == 0) {
        free(out->title);
        out->title = text_copy(value);
    } else if (strcmp(key, "script") == 0) {
        strings_push(&out->scripts, text_copy(value));
    } else if (strcmp(key, "variant") == 0) {
        strings_push(&out->variants, text_copy(value));
    } else if (strcmp(key, "requires") == 0) {
        push_words(&out->requires, value);
    } else if (strcmp(key, "features") == 0) {
        add_features(&out->features, value);
    } else if (strcmp(key, "timeout") == 0) {
        out->long_timeout |= strcmp(value, "long") == 0;
    } else if (strcmp(key, "global") == 0) {
        take_globals(value, out);
        push_words(&out->globals, value);
    }
}

/* The value of ATTRIBUTE in the tag from AT to END, malloc'ed; NULL where it has none. */
static char *attribute(const char *at, const char *end, const char *attribute)
{
    size_t len = strlen(attribute);
    for (const char *found = at; (found = memmem(found, (size_t)(end - found), attribute, len));
         found++) {
        const char *value = found + len + 1;
        if (!isspace((unsigned char)found[-1]) || found[len] != '=' || value >= end)
            continue;
        bool quoted = *value == '"' || *value == '\'';
        const char *to = quoted ? memchr(value + 1, *value, (size_t)(end - value - 1)) : value;
        while (!quoted && to < end && !isspace((unsigned char)*to) && *to != '/')
            to++;
        return to ? text_copy_n(value + quoted, (size_t)(to - value - quoted)) : NULL;
    }
    return NULL;
}

/* What a page says of itself, <meta name="KEY" content="VALUE">: as META lines, scripts and globals aside. */
static void read_tags(const char *text, Wpt *out)
{
    static const char *const keys[] = {"timeout", "variant", "requires", "features"};
    for (const char *at = text, *end; (at = strstr(at, "<meta ")); at = end) {
        end = at + strcspn(at, ">");
        char *key = attribute(at, end, "name"), *value = attribute(at, end, "content");
        for (size_t i = 0; key && value && i < sizeof keys / sizeof *keys; i++) {
            if (strcmp(key, keys[i]) == 0)
                take_meta(key, value, out);
        }
        free(key);
        free(value);
    }
}

bool wpt_read(const char *name, const char *text, Wpt *out)
{
    const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
    bool page = ends(name, ".html");
    char *key, *value;
    if (page && !strstr(text, "/testharness.js"))
        return false;
    *out = (Wpt){.features = text_copy(""),
                 .variant = text_copy(""),
                 .url = text_format("/%s", name),
                 .browser = !ends(name, ".any.js"),
                 .server = strstr(base, ".sub.") != NULL};
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    if (page)
        read_tags(text, out);
    while (!page && meta_line(&text, &key, &value)) {
        take_meta(key, value, out);
        free(key);
        free(value);
    }
    return true;
}

static bool has_global(const Wpt *wpt, const char *kind)
{
    for (char **word = wpt->globals; word && *word; word++) {
        if (strcmp(*word, kind) == 0)
            return true;
    }
    return false;
}

/* Whether the case runs in a worker as a script, and whether as a module. */
static bool runs_as_script(const Wpt *wpt)
{
    return !wpt->globals || has_global(wpt, "dedicatedworker") || has_global(wpt, "worker");
}

static bool runs_as_module(const Wpt *wpt)
{
    return has_global(wpt, "dedicatedworker-module") || has_global(wpt, "worker-module");
}

bool wpt_runs_in(const Wpt *wpt, const char *kind)
{
    bool window = strcmp(kind, "window") == 0;
    if (!ends(wpt->url, ".any.js"))
        return window;
    if (window)
        return !wpt->globals || has_global(wpt, "window");
    return runs_as_script(wpt) || runs_as_module(wpt);
}

static char **strings_copy(char *const *list)
{
    char **copy = NULL;
    for (; list && *list; list++)
        strings_push(&copy, text_copy(*list));
    return copy;
}

Wpt *wpt_variant(const Wpt *wpt, const char *variant)
{
    Wpt *copy = memory_new(sizeof *copy);
    *copy = (Wpt){.title = wpt->title ? text_copy(wpt->title) : NULL,
                  .scripts = strings_copy(wpt->scripts),
                  .requires = strings_copy(wpt->requires),
                  .globals = strings_copy(wpt->globals),
                  .features = text_copy(wpt->features),
                  .variant = text_copy(variant),
                  .url = text_copy(wpt->url),
                  .long_timeout = wpt->long_timeout,
                  .browser = wpt->browser,
                  .module = wpt->module,
                  .server = wpt->server};
    return copy;
}

void wpt_free(Wpt *wpt)
{
    free(wpt->title);
    strings_free(wpt->scripts);
    strings_free(wpt->requires);
    strings_free(wpt->variants);
    strings_free(wpt->globals);
    free(wpt->features);
    free(wpt->variant);
    free(wpt->url);
    *wpt = (Wpt){0};
}

/* ---- where files are ---- */

/* PATH if it is a file that can be read, else NULL after freeing it. */
static char *if_there(char *path)
{
    struct stat status;
    if (stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, R_OK) == 0)
        return path;
    free(path);
    return NULL;
}

char *wpt_library(const char *script)
{
    for (size_t i = 0; i < sizeof library / sizeof *library; i++) {
        if (strcmp(library[i].script, script) == 0)
            return if_there(library_file(library[i].file));
    }
    return NULL;
}

char *wpt_script(const char *path, const char *address)
{
    char *whole = realpath(path, NULL), *found = NULL;
    char *script = text_format("%.*s", (int)strcspn(address, "?#"), address);
    char *folder = whole ? whole : text_copy(path);
    char *slash = strrchr(folder, '/');
    if (*script != '/') {
        found =
            if_there(text_format("%.*s%s", slash ? (int)(slash - folder + 1) : 0, folder, script));
    } else {
        for (; slash && !found; slash = strrchr(folder, '/')) {
            *slash = 0;
            found = if_there(text_format("%s%s", folder, script));
        }
        if (!found)
            found = wpt_library(script);
    }
    free(script);
    free(folder);
    return found;
}

/* How many folders above its own the case names files in. */
static size_t levels_above(const Wpt *wpt, const char *path)
{
    size_t most = 0, len;
    char *text = ends(path, ".html") ? file_read(path, &len) : NULL;
    char *const page[] = {text, NULL}, *const none[] = {NULL};
    char *const *lists[] = {wpt->scripts ? wpt->scripts : none, text ? page : none};
    for (size_t i = 0; i < 2; i++) {
        for (char *const *item = lists[i]; *item; item++) {
            for (const char *at = strstr(*item, "../"); at; at = strstr(at, "../")) {
                size_t n = 0;
                for (; strncmp(at, "../", 3) == 0; at += 3)
                    n++;
                most = n > most ? n : most;
            }
        }
    }
    free(text);
    return most;
}

/* PATH as it stands in an address. Malloc'ed. */
static char *url_encoded(const char *path)
{
    char *out = memory_new(strlen(path) * 3 + 1), *to = out;
    for (; *path; path++) {
        if (isalnum((unsigned char)*path) || strchr("/-_.~!$&'()*+,;=:@", *path))
            *to++ = *path;
        else
            to += sprintf(to, "%%%02X", (unsigned char)*path);
    }
    return out;
}

/* The page that is made of the script at the address FILE, malloc'ed. */
static char *page_url(const Wpt *wpt, const char *file, bool worker)
{
    const char *any = runs_as_script(wpt) ? ".any.worker.html" : ".any.worker-module.html";
    const char *const forms[][3] = {{".any.js", ".any.html", any},
                                    {".window.js", ".window.html", ".window.html"},
                                    {".worker.js", ".worker.html", ".worker.html"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (ends(file, forms[i][0]))
            return text_format("%.*s%s", (int)(strlen(file) - strlen(forms[i][0])), file,
                               forms[i][worker ? 2 : 1]);
    }
    return text_copy(file);
}

char *wpt_place(const Wpt *wpt, const char *path, bool worker, char **url)
{
    char *whole = realpath(path, NULL), *root = whole ? whole : text_copy(path);
    size_t above = levels_above(wpt, root);
    /* the address that the case has by its name is kept where its folders are those of the file */
    const char *tail =
        ends(root, wpt->url) ? root + strlen(root) - strlen(wpt->url) : strrchr(root, '/');
    char *top = tail ? root + (tail - root) : root;
    for (const char *at = tail ? tail + 1 : root; above && (at = strchr(at, '/')); at++)
        above--;
    while (above && top > root) {
        for (top--; top > root && *top != '/'; top--)
            ;
        above--;
    }
    char *page = page_url(wpt, top, worker), *encoded = url_encoded(page);
    *url = text_format("%s%s", encoded, wpt->variant);
    free(encoded);
    free(page);
    char *folder = top == root ? text_copy("/") : text_copy_n(root, (size_t)(top - root));
    free(root);
    return folder;
}

char *wpt_url(const char *path)
{
    static const char top[] = "/wasm/";
    char *whole = realpath(path, NULL);
    char *text = text_format("%s/", whole ? whole : path), *url = NULL;
    for (const char *at = text; (at = strstr(at, top)); at++) {
        free(url);
        url = text_copy_n(at, strlen(at) - 1);
    }
    free(text);
    free(whole);
    return url;
}
