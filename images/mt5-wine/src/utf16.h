/* UTF-16LE bytes in, UTF-8 out; the bytes may be cut anywhere between two calls. */
#ifndef TERMFLEET_UTF16_H
#define TERMFLEET_UTF16_H

#include <stddef.h>
#include <stdint.h>

/** What a cut left over: the low byte of a code unit, and a high surrogate that waits for its second half. */
struct utf16_decoder {
    int has_low_byte;
    uint8_t low_byte;
    uint16_t high_surrogate;
};

/** The most UTF-8 bytes that `length` bytes of input can make, with what an earlier call left over. */
#define UTF16_ROOM(length) (3 * ((length) / 2 + 2))

/**
 * Decodes `length` bytes into `out`, which has room for UTF16_ROOM(length) bytes. Byte order marks are dropped, halves
 * of surrogate pairs without their other half become U+FFFD.
 *
 * @return how many bytes were written
 */
size_t utf16_decode(struct utf16_decoder *decoder, const uint8_t *in, size_t length, char *out);

#endif
