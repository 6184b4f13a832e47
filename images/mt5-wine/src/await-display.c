/*
 * await-display NUMBER MILLISECONDS [TITLE]
 *
 * Waits until the X server of that display number accepts a client and, with a title, until it has a window so titled.
 * Exit code 0: it does; 1: it did not in time. A lock file or a socket that merely exists proves nothing: an X client
 * would start without a display and nobody would notice.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "x_client.h"

static int is_ready(int display, const char *title, long deadline_ms) {
    struct x_client client;
    if (!x_open(&client, display, deadline_ms)) {
        return 0;
    }
    int ready = title == NULL || x_has_window(&client, title);
    x_close(&client);
    return ready;
}

int main(int argc, char **argv) {
    if (argc != 3 && argc != 4) {
        fprintf(stderr, "usage: await-display NUMBER MILLISECONDS [TITLE]\n");
        return EXIT_FAILURE;
    }
    long deadline_ms = now_ms() + atol(argv[2]);
    do {
        if (is_ready(atoi(argv[1]), argv[3], deadline_ms)) {
            return EXIT_SUCCESS;
        }
        nanosleep(&(struct timespec){.tv_nsec = 5 * 1000 * 1000}, NULL);
    } while (now_ms() < deadline_ms);
    return EXIT_FAILURE;
}
