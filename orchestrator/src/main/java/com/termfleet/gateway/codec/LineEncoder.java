package com.termfleet.gateway.codec;

import com.termfleet.gateway.message.Outbound;
import io.netty.buffer.ByteBuf;

/**
 * Writes lines of one dialect as bytes. A line that the dialect does not have is left out: nothing is appended. Not thread-safe:
 * each event loop has its own.
 */
public interface LineEncoder {

    /** Appends the line with its LF to {@code out}. */
    void write(ServerLine line, ByteBuf out);

    /** Appends the line with its LF to {@code out}. */
    void write(Outbound line, ByteBuf out);
}
