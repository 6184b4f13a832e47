package com.termfleet.desktop.rfb;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The messages of a viewer after the handshake: RFC 6143 and the extensions of noVNC and TigerVNC. Each has a header of
 * fixed length that determines how many bytes follow.
 */
enum ClientMessage {
    SET_PIXEL_FORMAT(0, 20, false),
    SET_ENCODINGS(2, 4, false),
    FRAMEBUFFER_UPDATE_REQUEST(3, 10, false),
    KEY_EVENT(4, 8, true),
    POINTER_EVENT(5, 6, true),
    CLIENT_CUT_TEXT(6, 8, true),
    ENABLE_CONTINUOUS_UPDATES(150, 10, false),
    CLIENT_FENCE(248, 9, false),
    /** Shuts down or restarts the machine; counts as input. */
    XVP(250, 4, true),
    SET_DESKTOP_SIZE(251, 8, true),
    QEMU(255, 4, true);

    static final int LONGEST_HEADER = 20;

    private final int type;
    private final int headerLength;
    private final boolean input;

    ClientMessage(int type, int headerLength, boolean input) {
        this.type = type;
        this.headerLength = headerLength;
        this.input = input;
    }

    static ClientMessage of(byte type) throws RfbException {
        int wanted = Byte.toUnsignedInt(type);
        return Arrays.stream(values())
                .filter(message -> message.type == wanted)
                .findFirst()
                .orElseThrow(() -> new RfbException("The viewer sent an unknown message of type " + wanted + "."));
    }

    int headerLength() {
        return headerLength;
    }

    /** Whether it is input to the terminal or changes its clipboard. */
    boolean isInput() {
        return input;
    }

    /**
     * How many bytes follow the header.
     *
     * @param moreButtons whether more than eight mouse buttons were agreed on: then a pointer event whose mask has the
     *     highest bit is one byte longer
     */
    long bodyLength(ByteBuffer header, boolean moreButtons) {
        return switch (this) {
            case SET_ENCODINGS -> 4L * Short.toUnsignedInt(header.getShort(2));
            case POINTER_EVENT -> moreButtons && header.get(1) < 0 ? 1 : 0;
            // A negative length marks the extended clipboard.
            case CLIENT_CUT_TEXT -> Math.abs((long) header.getInt(4));
            case CLIENT_FENCE -> Byte.toUnsignedInt(header.get(8));
            case SET_DESKTOP_SIZE -> 16L * Byte.toUnsignedInt(header.get(6));
            case QEMU -> qemuBodyLength(header);
            case SET_PIXEL_FORMAT, FRAMEBUFFER_UPDATE_REQUEST, KEY_EVENT, ENABLE_CONTINUOUS_UPDATES, XVP -> 0;
        };
    }

    private static long qemuBodyLength(ByteBuffer header) {
        boolean extendedKey = header.get(1) == 0;
        boolean audioFormat = header.get(1) == 1 && header.getShort(2) == 2;
        if (extendedKey) {
            return 8;
        }
        return audioFormat ? 6 : 0;
    }
}
