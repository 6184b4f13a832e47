/*
 * journal-tail DIRECTORY=NAME...
 *
 * Follows the *.log files of each directory from their size at launch and prints each new line as
 * `[NAME] HH:MM:SS.mmm<TAB>source<TAB>text`, in UTF-8. Prints `ready` on standard error once it watches: what is
 * written after that is never missed. Runs until it is ended.
 */
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "followed_file.h"

/** Also look at the files without having been told to, should the kernel have dropped an event. */
enum { LOOK_ANYWAY_MS = 2000, MAX_DIRECTORIES = 8 };

struct directory {
    const char *path;
    const char *name;
    struct followed_file *files;
};

static int is_log(const char *file_name) {
    size_t length = strlen(file_name);
    return length > 4 && strcasecmp(file_name + length - 4, ".log") == 0;
}

static struct followed_file *find(struct directory *directory, const char *path) {
    for (struct followed_file *file = directory->files; file != NULL; file = file->next) {
        if (strcmp(file->path, path) == 0) {
            return file;
        }
    }
    return NULL;
}

static void follow(struct directory *directory, const char *file_name, int at_launch) {
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", directory->path, file_name);
    if (!is_log(file_name) || length < 0 || (size_t)length >= sizeof path || find(directory, path) != NULL) {
        return;
    }
    struct stat status;
    off_t position = at_launch && stat(path, &status) == 0 ? status.st_size : 0;
    struct followed_file *file = followed_file_new(path, directory->name, position);
    file->next = directory->files;
    directory->files = file;
}

static void look(struct directory *directory, int at_launch) {
    DIR *entries = opendir(directory->path);
    if (entries == NULL) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        follow(directory, entry->d_name, at_launch);
    }
    closedir(entries);
}

static void print_news(struct directory *directories, int count) {
    for (int i = 0; i < count; i++) {
        look(&directories[i], 0);
        for (struct followed_file *file = directories[i].files; file != NULL; file = file->next) {
            followed_file_read(file, stdout);
        }
    }
}

static int parse(struct directory *directory, char *argument) {
    char *separator = strrchr(argument, '=');
    if (separator == NULL) {
        return 0;
    }
    *separator = '\0';
    *directory = (struct directory){.path = argument, .name = separator + 1};
    return 1;
}

int main(int argc, char **argv) {
    struct directory directories[MAX_DIRECTORIES];
    int count = argc - 1;
    int watch = inotify_init1(IN_CLOEXEC);
    if (count < 1 || count > MAX_DIRECTORIES || watch < 0) {
        fprintf(stderr, "usage: journal-tail DIRECTORY=NAME...\n");
        return EXIT_FAILURE;
    }
    for (int i = 0; i < count; i++) {
        if (!parse(&directories[i], argv[i + 1]) ||
            inotify_add_watch(watch, directories[i].path, IN_CREATE | IN_MODIFY | IN_MOVED_TO) < 0) {
            fprintf(stderr, "journal-tail: cannot watch %s: %s\n", argv[i + 1], strerror(errno));
            return EXIT_FAILURE;
        }
        look(&directories[i], 1);
    }
    fprintf(stderr, "ready\n");

    struct pollfd waiting = {.fd = watch, .events = POLLIN};
    char events[16384];
    for (;;) {
        if (poll(&waiting, 1, LOOK_ANYWAY_MS) > 0 && read(watch, events, sizeof events) < 0 && errno != EINTR) {
            perror("journal-tail: inotify");
            return EXIT_FAILURE;
        }
        print_news(directories, count);
    }
}
