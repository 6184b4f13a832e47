/* The frame buffer that Xvfb keeps in a file (option -fbdir): an XWD image of 32 bits a pixel. */
#ifndef TERMFLEET_XWD_H
#define TERMFLEET_XWD_H

#include <stddef.h>
#include <stdint.h>

struct xwd_image {
    uint32_t width;
    uint32_t height;
    /** Bytes from one row to the next. */
    uint32_t stride;
    int big_endian;
    const uint8_t *pixels;
};

/** Reads the header of `length` bytes at `file`; the image points into them. @return NULL, or what is wrong with it */
const char *xwd_parse(const uint8_t *file, size_t length, struct xwd_image *image);

/** Writes row `y` as red, green, blue bytes into `out`, which has room for 3 × width. */
void xwd_row(const struct xwd_image *image, uint32_t y, uint8_t *out);

#endif
