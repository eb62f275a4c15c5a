/* The line "files": a file is written, extended, renamed, found in its folder, read back in parts and removed. */
#include "work.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_file(const char *path, const char *mode, const uint8_t *bytes, size_t n)
{
    FILE *out = fopen(path, mode);
    return out && fwrite(bytes, 1, n, out) == n && fclose(out) == 0;
}

/* Whether the folder holds NAME. */
static bool lists(const char *folder, const char *name)
{
    DIR *dir = opendir(folder);
    bool found = false;
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        found |= strcmp(entry->d_name, name) == 0;
    if (dir)
        closedir(dir);
    return found;
}

void work_files(const char *below)
{
    char folder[200], old[220], new[220];
    uint8_t *data = malloc(DATA_N), *back = calloc(1, DATA_N);
    struct stat status = {0};
    snprintf(folder, sizeof folder, "%s/work", below);
    snprintf(old, sizeof old, "%s/old", folder);
    snprintf(new, sizeof new, "%s/new", folder);
    work_data(data, DATA_N);
    const char *bad = mkdir(folder, 0777) != 0                             ? "mkdir"
                      : !write_file(old, "wb", data, 60000)                ? "write"
                      : !write_file(old, "ab", data + 60000, DATA_N - 60000) ? "append"
                      : rename(old, new) != 0                              ? "rename"
                      : access(old, F_OK) == 0                             ? "old name"
                      : !lists(folder, "new") || lists(folder, "old")      ? "readdir"
                      : stat(new, &status) != 0                            ? "stat"
                                                                           : NULL;
    FILE *in = bad ? NULL : fopen(new, "rb");
    for (long part = 9; !bad && part >= 0; part--) {
        if (fseek(in, part * (DATA_N / 10), SEEK_SET) != 0 ||
            fread(back + part * (DATA_N / 10), 1, DATA_N / 10, in) != DATA_N / 10)
            bad = "read";
    }
    if (in)
        fclose(in);
    if (!bad && (unlink(new) != 0 || rmdir(folder) != 0 || access(folder, F_OK) == 0))
        bad = "remove";
    printf("files: %s %ld %08x\n", bad ? bad : "kept", (long)status.st_size, (unsigned)work_crc32(back, DATA_N));
    free(back);
    free(data);
}
