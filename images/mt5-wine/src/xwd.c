#include "xwd.h"

/* The header's 32-bit fields, always big-endian, by their index (X11/XWDFile.h). */
enum {
    HEADER_SIZE = 0,
    FILE_VERSION = 1,
    PIXMAP_WIDTH = 4,
    PIXMAP_HEIGHT = 5,
    BYTE_ORDER_FIELD = 7,
    BITS_PER_PIXEL = 11,
    BYTES_PER_LINE = 12,
    COLOURS = 19,
    FIELDS = 25,
    COLOUR_BYTES = 12,
    LARGEST_SIDE = 16384
};

static uint32_t field(const uint8_t *file, int index) {
    const uint8_t *p = file + 4 * index;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

const char *xwd_parse(const uint8_t *file, size_t length, struct xwd_image *image) {
    if (length < 4 * FIELDS) {
        return "shorter than an XWD header";
    }
    if (field(file, FILE_VERSION) != 7) {
        return "not an XWD file of version 7";
    }
    if (field(file, BITS_PER_PIXEL) != 32) {
        return "not 32 bits a pixel";
    }
    image->width = field(file, PIXMAP_WIDTH);
    image->height = field(file, PIXMAP_HEIGHT);
    image->stride = field(file, BYTES_PER_LINE);
    image->big_endian = field(file, BYTE_ORDER_FIELD) == 1;
    if (image->width == 0 || image->height == 0 || image->width > LARGEST_SIDE || image->height > LARGEST_SIDE ||
        image->stride < 4 * image->width || image->stride > 4 * LARGEST_SIDE) {
        return "has impossible dimensions";
    }
    uint64_t start = (uint64_t)field(file, HEADER_SIZE) + (uint64_t)COLOUR_BYTES * field(file, COLOURS);
    if (start + (uint64_t)image->stride * image->height > length) {
        return "is cut short";
    }
    image->pixels = file + start;
    return NULL;
}

void xwd_row(const struct xwd_image *image, uint32_t y, uint8_t *out) {
    const uint8_t *pixel = image->pixels + (size_t)y * image->stride;
    for (uint32_t x = 0; x < image->width; x++, pixel += 4, out += 3) {
        out[0] = image->big_endian ? pixel[1] : pixel[2];
        out[1] = image->big_endian ? pixel[2] : pixel[1];
        out[2] = image->big_endian ? pixel[3] : pixel[0];
    }
}
