#include "utf16.h"

enum { REPLACEMENT = 0xFFFD, BYTE_ORDER_MARK = 0xFEFF };

static size_t put(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

static int is_high_surrogate(uint16_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }

static int is_low_surrogate(uint16_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

static size_t decode_unit(struct utf16_decoder *decoder, uint16_t unit, char *out) {
    size_t written = 0;
    if (decoder->high_surrogate != 0) {
        uint16_t high = decoder->high_surrogate;
        decoder->high_surrogate = 0;
        if (is_low_surrogate(unit)) {
            return put(0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(unit - 0xDC00), out);
        }
        written = put(REPLACEMENT, out);
    }
    if (is_high_surrogate(unit)) {
        decoder->high_surrogate = unit;
        return written;
    }
    if (unit == BYTE_ORDER_MARK) {
        return written;
    }
    return written + put(is_low_surrogate(unit) ? REPLACEMENT : unit, out + written);
}

size_t utf16_decode(struct utf16_decoder *decoder, const uint8_t *in, size_t length, char *out) {
    size_t written = 0;
    for (size_t i = 0; i < length; i++) {
        if (decoder->has_low_byte) {
            decoder->has_low_byte = 0;
            written += decode_unit(decoder, (uint16_t)(decoder->low_byte | in[i] << 8), out + written);
        } else {
            decoder->has_low_byte = 1;
            decoder->low_byte = in[i];
        }
    }
    return written;
}
