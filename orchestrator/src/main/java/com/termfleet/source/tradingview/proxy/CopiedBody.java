package com.termfleet.source.tradingview.proxy;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Copies a body while it passes, up to a limit. For one thread. */
final class CopiedBody {

    /** Lists of executions and instruments are far smaller. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean tooLarge;

    void add(ByteBuf content) {
        int length = content.readableBytes();
        if (tooLarge || bytes.size() + length > MOST_BYTES) {
            tooLarge = true;
            bytes.reset();
            return;
        }
        try {
            content.getBytes(content.readerIndex(), bytes, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes.toByteArray()).asReadOnlyBuffer();
    }
}
