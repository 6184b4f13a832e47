/* Lines of a MetaTrader 5 log, as they are to be printed. */
#ifndef TERMFLEET_JOURNAL_LINE_H
#define TERMFLEET_JOURNAL_LINE_H

#include <stddef.h>
#include <stdio.h>

/** The longest line that is kept whole, in bytes of UTF-8; what is beyond it is dropped. */
enum { JOURNAL_LINE_MAX = 4096 };

/** Gathers UTF-8 text until a line is whole. */
struct journal_line {
    size_t length;
    char text[JOURNAL_LINE_MAX];
};

/**
 * Takes more text and prints each line that it completes as `[name] HH:MM:SS.mmm<TAB>source<TAB>text`, flushed. A log
 * line begins with two columns that mean nothing outside the terminal (a code and a severity); they are left out.
 */
void journal_line_feed(struct journal_line *line, const char *name, const char *text, size_t length, FILE *out);

#endif
