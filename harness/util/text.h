/* util/text.h: strings, lists of strings, files. What returns memory returns it malloc'ed, never NULL for want of memory. */
#ifndef TOUCHSTONE_HARNESS_TEXT_H
#define TOUCHSTONE_HARNESS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed memory; realloc; a copy of TEXT. They end the process with status 3 when memory runs out. */
void *memory_new(size_t size);
void *memory_resize(void *old, size_t size);
char *text_copy(const char *text);
char *text_copy_n(const char *text, size_t len);
/* printf into fresh memory. */
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Lists end in NULL; *list may be NULL. Takes over TEXT. */
void strings_push(char ***list, char *text);
size_t strings_count(char *const *list);
void strings_free(char **list);

/* Makes room for one more element behind COUNT in an array whose capacities are powers of two. */
void *array_room(void *array, size_t count, size_t size);

/* Reads a whole file: *len bytes, NUL behind them. NULL with errno set. */
char *file_read(const char *path, size_t *len);
/* Writes a whole file; false with errno set. */
bool file_write(const char *path, const void *bytes, size_t len);
/* Removes a folder and everything in it; links are removed, not followed. */
void folder_remove(const char *path);
/* Makes a folder and those above it. */
bool folder_make(const char *path);

/* 32 hex digits of the XXH3 128-bit hash of the bytes, and NUL, to OUT. */
void hash_hex(const void *bytes, size_t len, char out[33]);

/* The project's top folder: where corpus/ and harness/engines/ are (TOUCHSTONE_TOP, else found from the program's own
   place, in the tree or installed, else the current folder). Static storage. */
const char *project_top(void);
/* The folder of the running program. Static storage. */
const char *program_folder(void);
/* True if a program NAME is on PATH. */
bool program_on_path(const char *name);
/* PATH below the project's top. */
char *project_path(const char *path);

/* Prints "touchstone: ..." as one line to stderr. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
