package com.termfleet.runtime.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Puts the pieces of a byte stream together to lines, wherever they were cut. LF ends a line, a CR before it is dropped,
 * and what is longer than {@value #MAX_BYTES} bytes is cut, so that a program that prints no line end costs no memory.
 * One thread.
 */
final class LineSplitter {

    static final int MAX_BYTES = 16_384;

    private final Consumer<String> onLine;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

    LineSplitter(Consumer<String> onLine) {
        this.onLine = onLine;
    }

    void accept(byte[] piece) {
        for (byte b : piece) {
            if (b == '\n') {
                flush();
            } else if (line.size() < MAX_BYTES) {
                line.write(b);
            }
        }
    }

    /** The stream has ended: what has no line end yet is a line too. */
    void end() {
        if (line.size() > 0) {
            flush();
        }
    }

    private void flush() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        onLine.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
