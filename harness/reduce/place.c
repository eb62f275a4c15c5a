/* reduce/place.c: where a case that is reduced stands. */
#include "harness/reduce/place.h"

#include "harness/case/wpt.h"
#include "harness/util/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool copy_file(const char *from, const char *to)
{
    size_t len;
    char *text = file_read(from, &len);
    bool good = text && file_write(to, text, len);
    if (!good)
        complain("%s: %s", text ? to : from, strerror(errno));
    free(text);
    return good;
}

/* Adds the files of FOLDER, whose names begin with BEFORE, to LIST. */
static bool add_files(const char *folder, const char *before, char ***list)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return false;
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (*entry->d_name == '.')
            continue;
        char *path = text_format("%s/%s", folder, entry->d_name);
        char *name = text_format("%s%s", before, entry->d_name);
        char *below = text_format("%s/", name);
        if (add_files(path, below, list))
            free(name);
        else
            strings_push(list, name);
        free(below);
        free(path);
    }
    closedir(dir);
    return true;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **place_files(const char *folder)
{
    char **list = NULL;
    add_files(folder, "", &list);
    if (!list)
        list = memory_new(sizeof *list);
    qsort(list, strings_count(list), sizeof *list, by_name);
    return list;
}

bool place_copy(const char *from, const char *to)
{
    char **files = place_files(from);
    bool good = folder_make(to);
    if (!good)
        complain("%s: %s", to, strerror(errno));
    for (char **name = files; *name && good; name++) {
        for (char *slash = *name; good && (slash = strchr(slash, '/')); slash++) {
            char *folder = text_format("%s/%.*s", to, (int)(slash - *name), *name);
            good = folder_make(folder) || errno == EEXIST;
            free(folder);
        }
        char *source = text_format("%s/%s", from, *name), *copy = text_format("%s/%s", to, *name);
        good = good && copy_file(source, copy);
        free(source);
        free(copy);
    }
    strings_free(files);
    return good;
}

/* PATH as it is reached from FOLDER, both whole. Malloc'ed. */
static char *seen_from(const char *folder, const char *path)
{
    size_t same = 0;
    for (size_t i = 0; folder[i] && folder[i] == path[i]; i++) {
        if (folder[i] == '/')
            same = i;
    }
    size_t len = strlen(folder);
    if (strncmp(folder, path, len) == 0 && path[len] == '/')
        return text_copy(path + len + 1);
    char *text = text_copy("");
    for (const char *at = folder + same; (at = strchr(at, '/')); at++) {
        if (!at[1])
            break;
        char *longer = text_format("../%s", text);
        free(text);
        text = longer;
    }
    char *whole = text_format("%s%s", text, path + same + 1);
    free(text);
    return whole;
}

char *place_moved(const char *path, const char *folder, const char *text, size_t *len)
{
    static const char meta[] = "// META: script=";
    char *moved = NULL, *whole = realpath(folder, NULL);
    size_t moved_len;
    FILE *out = open_memstream(&moved, &moved_len);
    if (!out)
        abort();
    for (const char *line = text, *next; *line; line = next) {
        size_t n = strcspn(line, "\n");
        next = line + n + (line[n] != 0);
        char *name = strncmp(line, meta, sizeof meta - 1) == 0
                         ? text_copy_n(line + sizeof meta - 1, n - (sizeof meta - 1))
                         : NULL;
        char *beside = name ? text_format("%s/%s", folder, name) : NULL;
        bool stays = name && *name != '/' && access(beside, R_OK) == 0;
        char *there = name && !stays ? wpt_script(path, name) : NULL;
        char *real = there ? realpath(there, NULL) : NULL;
        char *seen = real && whole ? seen_from(whole, real) : NULL;
        if (seen)
            fprintf(out, "%s%s\n", meta, seen);
        else
            fwrite(line, 1, (size_t)(next - line), out);
        free(name);
        free(beside);
        free(there);
        free(real);
        free(seen);
    }
    fclose(out);
    free(whole);
    *len = moved_len;
    return moved;
}
