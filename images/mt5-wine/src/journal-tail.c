/*
 * journal-tail DIRECTORY=NAME...
 *
 * Follows the *.log files of each directory from their size at launch and prints each new line as
 * `[NAME] HH:MM:SS.mmm<TAB>source<TAB>text`, in UTF-8. Prints one line on standard error once it follows them: what is
 * written after that is never missed. The line is `mode=inotify`, or `mode=polling reason=...` where the kernel grants
 * no inotify instance (all containers of a host share the limit fs.inotify.max_user_instances). Runs until it is ended.
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

/**
 * With inotify the files are also read without an event, in case the kernel dropped one. Without it the interval is the
 * longest time a rejected login stays unseen; reading costs one directory listing.
 */
enum { READ_ANYWAY_MS = 2000, POLL_MS = 250, MAX_DIRECTORIES = 8 };

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

/** @return the inotify instance that watches all directories; -1, with errno set, if the kernel grants none */
static int watch_all(const struct directory *directories, int count) {
    int watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    for (int i = 0; watch >= 0 && i < count; i++) {
        if (inotify_add_watch(watch, directories[i].path, IN_CREATE | IN_MODIFY | IN_MOVED_TO) < 0) {
            int error = errno;
            close(watch);
            errno = error;
            return -1;
        }
    }
    return watch;
}

static void discard_events(int watch) {
    char events[16384];
    while (read(watch, events, sizeof events) > 0) {
    }
}

/** @param watch -1 to poll. poll() ignores a negative descriptor, so it then only waits. */
static void follow_all(struct directory *directories, int count, int watch) {
    struct pollfd waiting = {.fd = watch, .events = POLLIN};
    for (;;) {
        if (poll(&waiting, 1, watch < 0 ? POLL_MS : READ_ANYWAY_MS) > 0) {
            discard_events(watch);
        }
        print_news(directories, count);
    }
}

int main(int argc, char **argv) {
    struct directory directories[MAX_DIRECTORIES];
    int count = argc - 1;
    if (count < 1 || count > MAX_DIRECTORIES) {
        fprintf(stderr, "usage: journal-tail DIRECTORY=NAME...\n");
        return EXIT_FAILURE;
    }
    for (int i = 0; i < count; i++) {
        if (!parse(&directories[i], argv[i + 1]) || access(directories[i].path, R_OK | X_OK) != 0) {
            fprintf(stderr, "journal-tail: cannot read %s: %s\n", argv[i + 1], strerror(errno));
            return EXIT_FAILURE;
        }
    }
    int watch = watch_all(directories, count);
    int error = errno;
    for (int i = 0; i < count; i++) {
        look(&directories[i], 1);
    }
    if (watch >= 0) {
        fprintf(stderr, "mode=inotify\n");
    } else {
        fprintf(stderr, "mode=polling reason=%s\n", strerror(error));
    }
    follow_all(directories, count, watch);
}
