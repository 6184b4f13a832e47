/*
 * screenshot [FILE]
 *
 * Writes the display as a PNG to standard output, from the frame buffer that Xvfb keeps in FILE: no X connection,
 * nothing that could disturb the terminal.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "png.h"

int main(int argc, char **argv) {
    const char *path = argc > 1 ? argv[1] : "/tmp/display/Xvfb_screen0";
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status) != 0 || status.st_size == 0) {
        perror(path);
        return EXIT_FAILURE;
    }
    const uint8_t *file = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, fd, 0);
    if (file == MAP_FAILED) {
        perror(path);
        return EXIT_FAILURE;
    }
    struct xwd_image image;
    const char *fault = xwd_parse(file, (size_t)status.st_size, &image);
    if (fault != NULL) {
        fprintf(stderr, "%s: %s\n", path, fault);
        return EXIT_FAILURE;
    }
    if (png_write(&image, stdout) != 0) {
        perror("screenshot");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
