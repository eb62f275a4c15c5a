/* util/folder.c: removing a folder, whatever an engine made of it: without permissions, deeper than a path can be long. */
#include "harness/util/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MOST = 64 };

/* Folders that lie too deep are moved up here, each under a number of its own. */
typedef struct Top {
    int fd;
    unsigned moved;
} Top;

/* Opens the folder NAME in FD, after its owner gave himself the permission. -1 where it cannot be. */
static int open_folder(int fd, const char *name)
{
    int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int below = openat(fd, name, flags);
    if (below >= 0 && fchmod(below, 0700) == 0)
        return below;
    if (below >= 0)
        close(below);
    return fchmodat(fd, name, 0700, 0) == 0 ? openat(fd, name, flags) : -1;
}

/* Removes what is in the open folder FD, which is closed. */
static void empty(Top *top, int fd, unsigned depth)
{
    DIR *dir = fdopendir(fd);
    if (!dir) {
        close(fd);
        return;
    }
    for (struct dirent *entry; (entry = readdir(dir));) {
        const char *name = entry->d_name;
        char number[32];
        struct stat status;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || unlinkat(fd, name, 0) == 0 ||
            fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISDIR(status.st_mode))
            continue;
        if (depth == DEPTH_MOST) {
            fchmodat(fd, name, 0700, 0); /* its own permission counts where its parent changes */
            do
                snprintf(number, sizeof number, ".moved-%u", top->moved++);
            while (renameat2(fd, name, top->fd, number, RENAME_NOREPLACE) != 0 && errno == EEXIST);
            continue;
        }
        int below = open_folder(fd, name);
        if (below >= 0)
            empty(top, below, depth + 1);
        unlinkat(fd, name, AT_REMOVEDIR);
    }
    closedir(dir);
}

void folder_remove(const char *path)
{
    Top top = {.fd = open_folder(AT_FDCWD, path)};
    unsigned before;
    if (top.fd < 0)
        return;
    do {
        before = top.moved;
        int again = openat(top.fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (again >= 0)
            empty(&top, again, 0);
    } while (top.moved > before);
    close(top.fd);
    rmdir(path);
}
