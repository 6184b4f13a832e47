#include "png.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/** Fast: a terminal's window is mostly flat, and the container has little CPU to spare. */
enum { COMPRESSION = 3 };

static void put32(uint8_t *at, uint32_t value) {
    at[0] = (uint8_t)(value >> 24);
    at[1] = (uint8_t)(value >> 16);
    at[2] = (uint8_t)(value >> 8);
    at[3] = (uint8_t)value;
}

static int chunk(FILE *out, const char *type, const uint8_t *data, size_t length) {
    uint8_t head[8];
    uint8_t tail[4];
    put32(head, (uint32_t)length);
    memcpy(head + 4, type, 4);
    uLong sum = crc32(0, head + 4, 4);
    if (length > 0) {
        sum = crc32(sum, data, (uInt)length);
    }
    put32(tail, (uint32_t)sum);
    int written = fwrite(head, sizeof head, 1, out) == 1 && (length == 0 || fwrite(data, length, 1, out) == 1) &&
                  fwrite(tail, sizeof tail, 1, out) == 1;
    return written ? 0 : -1;
}

/** Each row is preceded by its filter type: 0, none. */
static uint8_t *raw_rows(const struct xwd_image *image, size_t *length) {
    size_t row = 1 + 3 * (size_t)image->width;
    *length = row * image->height;
    uint8_t *raw = malloc(*length);
    for (uint32_t y = 0; raw != NULL && y < image->height; y++) {
        raw[y * row] = 0;
        xwd_row(image, y, raw + y * row + 1);
    }
    return raw;
}

int png_write(const struct xwd_image *image, FILE *out) {
    static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    uint8_t header[13] = {[8] = 8 /* bits */, [9] = 2 /* true colour */};
    put32(header, image->width);
    put32(header + 4, image->height);

    size_t raw_length;
    uint8_t *raw = raw_rows(image, &raw_length);
    uLongf packed_length = compressBound(raw_length);
    uint8_t *packed = malloc(packed_length);
    int result = -1;
    if (raw != NULL && packed != NULL && compress2(packed, &packed_length, raw, raw_length, COMPRESSION) == Z_OK &&
        fwrite(signature, sizeof signature, 1, out) == 1 && chunk(out, "IHDR", header, sizeof header) == 0 &&
        chunk(out, "IDAT", packed, packed_length) == 0 && chunk(out, "IEND", NULL, 0) == 0 && fflush(out) == 0) {
        result = 0;
    }
    free(raw);
    free(packed);
    return result;
}
