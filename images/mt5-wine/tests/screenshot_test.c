#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../src/png.h"
#include "../src/xwd.h"
#include "check.h"

/** A 2 × 1 image of one red and one blue pixel, with one colour-map entry, in the X server's little-endian order. */
static size_t sample(uint8_t *file) {
    static const uint8_t pixels[] = {0, 0, 255, 0, 255, 0, 0, 0};
    memset(file, 0, 256);
    const uint32_t fields[25] = {[0] = 100, [1] = 7, [4] = 2, [5] = 1, [7] = 0, [11] = 32, [12] = 8, [19] = 1};
    for (int i = 0; i < 25; i++) {
        file[4 * i] = (uint8_t)(fields[i] >> 24);
        file[4 * i + 1] = (uint8_t)(fields[i] >> 16);
        file[4 * i + 2] = (uint8_t)(fields[i] >> 8);
        file[4 * i + 3] = (uint8_t)fields[i];
    }
    memcpy(file + 100 + 12, pixels, sizeof pixels);
    return 100 + 12 + sizeof pixels;
}

static void a_frame_buffer_becomes_red_green_blue(void) {
    uint8_t file[256];
    uint8_t row[6];
    struct xwd_image image;
    CHECK(xwd_parse(file, sample(file), &image) == NULL);
    CHECK(image.width == 2 && image.height == 1);
    xwd_row(&image, 0, row);
    CHECK(memcmp(row, "\xFF\0\0\0\0\xFF", 6) == 0);
}

static void a_big_endian_frame_buffer_is_read_too(void) {
    uint8_t file[256];
    uint8_t row[6];
    struct xwd_image image;
    size_t length = sample(file);
    file[4 * 7 + 3] = 1;
    CHECK(xwd_parse(file, length, &image) == NULL);
    xwd_row(&image, 0, row);
    CHECK(memcmp(row, "\0\xFF\0\0\0\0", 6) == 0);
}

static void a_file_cut_at_any_byte_is_refused(void) {
    uint8_t file[256];
    struct xwd_image image;
    size_t length = sample(file);
    for (size_t cut = 0; cut < length; cut++) {
        CHECK(xwd_parse(file, cut, &image) != NULL);
    }
}

static void impossible_headers_are_refused(void) {
    static const int offsets[] = {4 * 1 + 3, 4 * 11 + 3, 4 * 4, 4 * 5, 4 * 12 + 3};
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        uint8_t file[256];
        struct xwd_image image;
        size_t length = sample(file);
        file[offsets[i]] = offsets[i] == 4 * 12 + 3 ? 4 : 0xFF;
        CHECK(xwd_parse(file, length, &image) != NULL);
    }
}

static void the_png_holds_the_pixels(void) {
    uint8_t file[256];
    struct xwd_image image;
    char *png = NULL;
    size_t size = 0;
    CHECK(xwd_parse(file, sample(file), &image) == NULL);
    FILE *out = open_memstream(&png, &size);
    CHECK(png_write(&image, out) == 0);
    fclose(out);

    CHECK(size > 57 && memcmp(png, "\x89PNG\r\n\x1A\n", 8) == 0);
    CHECK(memcmp(png + 12, "IHDR\0\0\0\2\0\0\0\1\x08\2\0\0\0", 17) == 0);
    uint8_t raw[7];
    uLongf raw_length = sizeof raw;
    uLong packed_length = (uLong)(uint8_t)png[35] << 8 | (uint8_t)png[36];
    /* 8 signature + 25 header chunk + 8 of the data chunk's head */
    packed_length = (uLong)(uint8_t)png[33] << 24 | (uLong)(uint8_t)png[34] << 16 | packed_length;
    CHECK(uncompress(raw, &raw_length, (uint8_t *)png + 41, packed_length) == Z_OK);
    CHECK(raw_length == 7 && memcmp(raw, "\0\xFF\0\0\0\0\xFF", 7) == 0);
    CHECK(memcmp(png + size - 8, "IEND\xAE\x42\x60\x82", 8) == 0);
    free(png);
}

int main(void) {
    RUN(a_frame_buffer_becomes_red_green_blue);
    RUN(a_big_endian_frame_buffer_is_read_too);
    RUN(a_file_cut_at_any_byte_is_refused);
    RUN(impossible_headers_are_refused);
    RUN(the_png_holds_the_pixels);
    return SUMMARY("screenshot");
}
