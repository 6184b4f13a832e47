/* A client of the X protocol (version 11), as little as it takes to ask which windows there are. */
#ifndef TERMFLEET_X_CLIENT_H
#define TERMFLEET_X_CLIENT_H

#include <stddef.h>
#include <stdint.h>

struct x_client {
    int fd;
    uint32_t root; /**< the first screen's root window */
};

/** Milliseconds of a clock that is never set. */
long now_ms(void);

/**
 * One attempt to connect to the X server of that display number; no answer after `deadline_ms` (of now_ms) is a
 * failure. Returns whether the server accepts the client, which is then to be closed.
 */
int x_open(struct x_client *client, int display, long deadline_ms);

void x_close(struct x_client *client);

/**
 * Whether a window with that title (WM_NAME) is among the root's children or theirs: a window manager puts windows into
 * frames. A connection that fails counts as no.
 */
int x_has_window(const struct x_client *client, const char *title);

#endif
