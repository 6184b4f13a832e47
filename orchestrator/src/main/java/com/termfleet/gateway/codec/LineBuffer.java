package com.termfleet.gateway.codec;

import io.netty.buffer.ByteBuf;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * A line being written, in an array that is used again and again: numbers and ASCII go in without a detour over
 * formatters. Not thread-safe.
 */
public final class LineBuffer {

    /** The protocol's longest line, its line end included. */
    static final int LONGEST_LINE = 1_024;

    private final byte[] bytes = new byte[LONGEST_LINE];
    private final byte[] digits = new byte[20];
    private int length;

    public void begin(byte[] command) {
        length = 0;
        raw(command);
    }

    public void raw(byte[] ascii) {
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    public void bar() {
        bytes[length++] = '|';
    }

    public void number(long value) {
        if (value < 0) {
            // Not negated: the smallest long has no positive counterpart.
            ascii(Long.toString(value));
            return;
        }
        int from = digits.length;
        long rest = value;
        do {
            digits[--from] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        System.arraycopy(digits, from, bytes, length, digits.length - from);
        length += digits.length - from;
    }

    /**
     * Plain notation. BigDecimal keeps what {@code toString} made, and one price goes to hundreds of followers; it is
     * used where it does not turn to exponents.
     */
    public void decimal(BigDecimal value) {
        int scale = value.scale();
        boolean plain = scale >= 0 && value.precision() - scale > -6;
        ascii(plain ? value.toString() : value.toPlainString());
    }

    public void ascii(String value) {
        for (int i = 0; i < value.length(); i++) {
            bytes[length++] = (byte) value.charAt(i);
        }
    }

    /**
     * Free text: what would end the field or the line becomes a space, and what does not fit is cut.
     *
     * @param reserved bytes to leave free for what comes after
     */
    public void text(String value, int reserved) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        int room = bytes.length - length - reserved;
        int end = Math.min(encoded.length, room);
        // A character that would be cut in its middle is left out whole.
        while (end < encoded.length && end > 0 && (encoded[end] & 0xC0) == 0x80) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            byte b = encoded[i];
            bytes[length++] = b == '|' || (b >= 0 && b < ' ') || b == 0x7F ? (byte) ' ' : b;
        }
    }

    public void endInto(ByteBuf out) {
        bytes[length++] = '\n';
        out.writeBytes(bytes, 0, length);
    }
}
