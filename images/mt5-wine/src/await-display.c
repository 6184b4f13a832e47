/*
 * await-display NUMBER MILLISECONDS
 *
 * Waits until the X server of that display number accepts a client. Exit code 0: it does; 1: it did not in time. A lock
 * file or a socket that merely exists proves nothing: an X client would start without a display and nobody would
 * notice.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static long now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/** One attempt at the X protocol's connection set-up; a server that is ready answers with a 1 first. */
static int accepts(const struct sockaddr_un *address, long deadline) {
    static const uint8_t setup[12] = {'l', 0, 11, 0};
    long left = deadline - now_ms();
    struct timeval patience = {.tv_sec = left / 1000, .tv_usec = left % 1000 * 1000 + 1};
    uint8_t answer = 0;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return 0;
    }
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    int ok = connect(fd, (const struct sockaddr *)address, sizeof *address) == 0 &&
             send(fd, setup, sizeof setup, MSG_NOSIGNAL) == sizeof setup && read(fd, &answer, 1) == 1 && answer == 1;
    close(fd);
    return ok;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: await-display NUMBER MILLISECONDS\n");
        return EXIT_FAILURE;
    }
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "/tmp/.X11-unix/X%d", atoi(argv[1]));
    long deadline = now_ms() + atol(argv[2]);
    do {
        if (accepts(&address, deadline)) {
            return EXIT_SUCCESS;
        }
        nanosleep(&(struct timespec){.tv_nsec = 5 * 1000 * 1000}, NULL);
    } while (now_ms() < deadline);
    return EXIT_FAILURE;
}
