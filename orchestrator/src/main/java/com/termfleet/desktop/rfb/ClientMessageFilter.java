package com.termfleet.desktop.rfb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Parses a viewer's messages from chunks of any size and passes them on; input of a view-only viewer is discarded. An
 * unknown message ends the connection, because its length is not known.
 *
 * <p>Not thread-safe: for the thread that reads from the viewer.
 */
public final class ClientMessageFilter {

    private static final long LONGEST_BODY = 1 << 20;
    private static final int EXTENDED_MOUSE_BUTTONS = -316;

    private final boolean viewOnly;
    private final OutputStream out;
    private final ByteBuffer header = ByteBuffer.allocate(ClientMessage.LONGEST_HEADER);
    private @Nullable ClientMessage message;
    private long bodyLeft;
    private int encoding;
    private boolean extendedMouseButtons;

    public ClientMessageFilter(boolean viewOnly, OutputStream out) {
        this.viewOnly = viewOnly;
        this.out = out;
    }

    /** Takes the next bytes, and writes complete parts on before it returns. */
    public void accept(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            ClientMessage current = message;
            if (current == null) {
                message = ClientMessage.of(bytes.get(bytes.position()));
            } else if (header.position() < current.headerLength()) {
                takeHeader(current, bytes);
            } else {
                takeBody(current, bytes);
            }
        }
        out.flush();
    }

    private void takeHeader(ClientMessage current, ByteBuffer bytes) throws IOException {
        int count = Math.min(bytes.remaining(), current.headerLength() - header.position());
        header.put(header.position(), bytes, bytes.position(), count);
        header.position(header.position() + count);
        bytes.position(bytes.position() + count);
        if (header.position() < current.headerLength()) {
            return;
        }
        bodyLeft = current.bodyLength(header, extendedMouseButtons);
        if (bodyLeft > LONGEST_BODY) {
            throw new RfbException("The viewer sent a message of " + bodyLeft + " bytes.");
        }
        if (current == ClientMessage.SET_ENCODINGS) {
            extendedMouseButtons = false;
        }
        if (passes(current)) {
            out.write(header.array(), 0, current.headerLength());
        }
        endIfWhole();
    }

    private void takeBody(ClientMessage current, ByteBuffer bytes) throws IOException {
        int count = (int) Math.min(bytes.remaining(), bodyLeft);
        byte[] part = new byte[count];
        bytes.get(part);
        if (current == ClientMessage.SET_ENCODINGS) {
            noteEncodings(part);
        }
        if (passes(current)) {
            out.write(part);
        }
        bodyLeft -= count;
        endIfWhole();
    }

    private void noteEncodings(byte[] part) {
        long left = bodyLeft;
        for (byte b : part) {
            encoding = encoding << Byte.SIZE | Byte.toUnsignedInt(b);
            left--;
            if (left % Integer.BYTES == 0) {
                extendedMouseButtons |= encoding == EXTENDED_MOUSE_BUTTONS;
            }
        }
    }

    private void endIfWhole() {
        if (bodyLeft == 0) {
            message = null;
            header.clear();
        }
    }

    private boolean passes(ClientMessage current) {
        return !(viewOnly && current.isInput());
    }
}
