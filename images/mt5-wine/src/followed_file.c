#include "followed_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 4096 };

struct followed_file *followed_file_new(const char *path, const char *name, off_t position) {
    struct followed_file *file = calloc(1, sizeof *file);
    char *copy = strdup(path);
    if (file == NULL || copy == NULL) {
        perror("journal-tail: memory");
        exit(EXIT_FAILURE);
    }
    file->path = copy;
    file->name = name;
    /* Odd only if the writer was caught in the middle of a character: begin at the whole one. */
    file->position = position & ~(off_t)1;
    return file;
}

static void start_over(struct followed_file *file) {
    file->position = 0;
    file->line.length = 0;
    memset(&file->decoder, 0, sizeof file->decoder);
}

void followed_file_read(struct followed_file *file, FILE *out) {
    int fd = open(file->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return;
    }
    struct stat status;
    if (fstat(fd, &status) == 0 && status.st_size < file->position) {
        start_over(file);
    }
    uint8_t bytes[CHUNK];
    char text[UTF16_ROOM(CHUNK)];
    ssize_t got;
    while ((got = pread(fd, bytes, sizeof bytes, file->position)) > 0) {
        file->position += got;
        size_t length = utf16_decode(&file->decoder, bytes, (size_t)got, text);
        journal_line_feed(&file->line, file->name, text, length, out);
    }
    close(fd);
}
