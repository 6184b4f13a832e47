package com.termfleet.runtime.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Splits a byte stream into lines. LF ends a line, a CR before it is dropped, and lines longer than {@value #MAX_BYTES}
 * bytes are cut, so that a program that prints no line end uses bounded memory. Not thread-safe.
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

    /** The stream has ended: the rest without a line end is a line, too. */
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
