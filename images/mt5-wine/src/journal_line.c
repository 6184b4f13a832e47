#include "journal_line.h"

#include <string.h>

/** Where the third of at least five tab-separated columns begins; the line's beginning if it has fewer. */
static const char *without_codes(const char *text, size_t length) {
    const char *end = text + length;
    const char *third = text;
    int tabs = 0;
    for (const char *p = text; p < end; p++) {
        if (*p == '\t' && ++tabs == 2) {
            third = p + 1;
        }
    }
    return tabs >= 4 ? third : text;
}

static void print(const struct journal_line *line, const char *name, FILE *out) {
    const char *from = without_codes(line->text, line->length);
    fprintf(out, "[%s] %.*s\n", name, (int)(line->length - (size_t)(from - line->text)), from);
    fflush(out);
}

void journal_line_feed(struct journal_line *line, const char *name, const char *text, size_t length, FILE *out) {
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '\n') {
            if (line->length > 0) {
                print(line, name, out);
            }
            line->length = 0;
        } else if (c != '\r' && line->length < JOURNAL_LINE_MAX) {
            line->text[line->length++] = c;
        }
    }
}
