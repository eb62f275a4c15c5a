/* case/stage.h: cases that are folders: what belongs to one, and the copy of it that an engine reads. */
#ifndef TOUCHSTONE_CASE_STAGE_H
#define TOUCHSTONE_CASE_STAGE_H

#include <stdbool.h>

/* The folder that is the case whose file PATH is, malloc'ed: a file named case.any.js, case.window.js, case.worker.js
   or case.html stands for the folder that it is in. NULL where the file is the whole case. */
char *stage_folder(const char *path);

/* A folder's files, those of folders in it too, names that begin with a dot left out. Links to files are files. NAME.wat
   stands for the module that it is the text of: NAME.wasm, or the file beside it that its first line names,
   `;;! file: NAME`. The text is a module of the script format, so `(module binary "...")` gives the bytes as they are,
   malformed ones too; FEATURES is a switch list.

   The hash of the names and contents of the files of FOLDER to OUT. Builds all modules, so that what it accepts can be
   copied. False, after one line on stderr unless QUIET, where something in it cannot be read, is neither file nor
   folder, is a link to a folder, becomes a file that is there, or is no module; or where it is too large for a case. */
bool stage_hash(const char *folder, const char *features, bool quiet, char out[33]);

/* Copies them into the folder TO, which is made, each module built. False after one line on stderr. */
bool stage_copy(const char *folder, const char *features, const char *to);

#endif
