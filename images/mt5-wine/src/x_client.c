#include "x_client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* Numbers of the X protocol, chapter "Encoding". */
enum { QUERY_TREE = 15, GET_PROPERTY = 20, ATOM_WM_NAME = 39, REPLY = 1, HEADER = 32, SCREENS = 32, TITLE_UNITS = 64 };

long now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int receive(int fd, void *to, size_t length) {
    uint8_t *at = to;
    while (length > 0) {
        ssize_t count = read(fd, at, length);
        if (count <= 0) {
            return 0;
        }
        at += count;
        length -= (size_t)count;
    }
    return 1;
}

static uint16_t card16(const uint8_t *at) {
    uint16_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static uint32_t card32(const uint8_t *at) {
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

/** What follows a header of `units` words of four bytes; to be freed, or null. */
static uint8_t *receive_rest(int fd, size_t units) {
    uint8_t *rest = malloc(units * 4 + 1);
    if (rest != NULL && !receive(fd, rest, units * 4)) {
        free(rest);
        return NULL;
    }
    return rest;
}

/** Finds the root in what the server says of itself: in the first screen, behind the vendor and the pixmap formats. */
static int find_root(const uint8_t *server, size_t length, uint32_t *root) {
    if (length < SCREENS) {
        return 0;
    }
    size_t vendor = (card16(server + 16) + 3u) / 4 * 4;
    size_t formats = server[21] * 8u;
    size_t screen = SCREENS + vendor + formats;
    if (length < screen + 4) {
        return 0;
    }
    *root = card32(server + screen);
    return 1;
}

static int set_up(struct x_client *client) {
    static const uint8_t setup[12] = {'l', 0, 11, 0};
    uint8_t header[8];
    if (send(client->fd, setup, sizeof setup, MSG_NOSIGNAL) != sizeof setup ||
        !receive(client->fd, header, sizeof header) || header[0] != 1) {
        return 0;
    }
    size_t units = card16(header + 6);
    uint8_t *server = receive_rest(client->fd, units);
    int found = server != NULL && find_root(server, units * 4, &client->root);
    free(server);
    return found;
}

int x_open(struct x_client *client, int display, long deadline_ms) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "/tmp/.X11-unix/X%d", display);
    long left = deadline_ms > now_ms() ? deadline_ms - now_ms() : 0;
    struct timeval patience = {.tv_sec = left / 1000, .tv_usec = left % 1000 * 1000 + 1};
    client->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (client->fd < 0) {
        return 0;
    }
    setsockopt(client->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(client->fd, (const struct sockaddr *)&address, sizeof address) == 0 && set_up(client)) {
        return 1;
    }
    x_close(client);
    return 0;
}

void x_close(struct x_client *client) { close(client->fd); }

/** Sends a request and returns its reply, behind a header of HEADER bytes; to be freed, null when there is none. */
static uint8_t *ask(int fd, const void *request, size_t length, uint8_t *header) {
    if (send(fd, request, length, MSG_NOSIGNAL) != (ssize_t)length || !receive(fd, header, HEADER)) {
        return NULL;
    }
    return header[0] == REPLY ? receive_rest(fd, card32(header + 4)) : NULL;
}

static int is_titled(int fd, uint32_t window, const char *title) {
    const uint32_t request[6] = {GET_PROPERTY | 6u << 16, window, ATOM_WM_NAME, 0, 0, TITLE_UNITS};
    uint8_t header[HEADER];
    uint8_t *value = ask(fd, request, sizeof request, header);
    int same = value != NULL && header[1] == 8 && card32(header + 16) == strlen(title) &&
               memcmp(value, title, strlen(title)) == 0;
    free(value);
    return same;
}

static int has_titled_child(int fd, uint32_t parent, const char *title, int depth) {
    const uint32_t request[2] = {QUERY_TREE | 2u << 16, parent};
    uint8_t header[HEADER];
    uint8_t *children = ask(fd, request, sizeof request, header);
    int found = 0;
    for (size_t i = 0; children != NULL && !found && i < card16(header + 16); i++) {
        uint32_t child = card32(children + i * 4);
        found = is_titled(fd, child, title) || (depth > 1 && has_titled_child(fd, child, title, depth - 1));
    }
    free(children);
    return found;
}

int x_has_window(const struct x_client *client, const char *title) {
    return has_titled_child(client->fd, client->root, title, 2);
}
