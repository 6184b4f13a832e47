/* One log file that grows, printed from a byte position on. */
#ifndef TERMFLEET_FOLLOWED_FILE_H
#define TERMFLEET_FOLLOWED_FILE_H

#include <stdio.h>
#include <sys/types.h>

#include "journal_line.h"
#include "utf16.h"

struct followed_file {
    char *path;
    const char *name;
    off_t position;
    struct utf16_decoder decoder;
    struct journal_line line;
    struct followed_file *next;
};

/** Begins to follow `path` at byte `position`; ends the program when there is no memory. `name` must outlive it. */
struct followed_file *followed_file_new(const char *path, const char *name, off_t position);

/**
 * Prints what was written since the last call. A file that is shorter than what was read of it was made anew: it is
 * read from its beginning. A file that cannot be opened is left for the next call.
 */
void followed_file_read(struct followed_file *file, FILE *out);

#endif
