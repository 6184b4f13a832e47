package com.termfleet.desktop.rfb;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Messages of a viewer, as bytes. */
public final class ViewerBytes {

    private ViewerBytes() {}

    public static byte[] setPixelFormat() {
        return filled(0, 20);
    }

    public static byte[] setEncodings(int... encodings) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * encodings.length);
        bytes.put((byte) 2).put((byte) 0).putShort((short) encodings.length);
        Arrays.stream(encodings).forEach(bytes::putInt);
        return bytes.array();
    }

    public static byte[] updateRequest() {
        return filled(3, 10);
    }

    public static byte[] key(int keysym) {
        return ByteBuffer.allocate(8)
                .put((byte) 4)
                .put((byte) 1)
                .putShort((short) 0)
                .putInt(keysym)
                .array();
    }

    public static byte[] pointer(int mask, int x, int y) {
        return ByteBuffer.allocate(6)
                .put((byte) 5)
                .put((byte) mask)
                .putShort((short) x)
                .putShort((short) y)
                .array();
    }

    public static byte[] extendedPointer() {
        return concat(pointer(0x81, 10, 20), new byte[] {1});
    }

    public static byte[] cutText(int announced, int length) {
        return concat(
                ByteBuffer.allocate(8).putInt(0x06000000).putInt(announced).array(), filled('x', length));
    }

    public static byte[] continuousUpdates() {
        return filled(150, 10);
    }

    public static byte[] fence(int length) {
        byte[] bytes = new byte[9 + length];
        bytes[0] = (byte) 248;
        bytes[8] = (byte) length;
        return bytes;
    }

    public static byte[] xvp() {
        return filled(250, 4);
    }

    public static byte[] setDesktopSize(int screens) {
        byte[] bytes = new byte[8 + 16 * screens];
        bytes[0] = (byte) 251;
        bytes[6] = (byte) screens;
        return bytes;
    }

    public static byte[] qemuKey() {
        byte[] bytes = new byte[12];
        bytes[0] = (byte) 255;
        return bytes;
    }

    public static byte[] qemuAudioFormat() {
        byte[] bytes = new byte[10];
        bytes[0] = (byte) 255;
        bytes[1] = 1;
        bytes[3] = 2;
        return bytes;
    }

    public static byte[] qemuAudioOn() {
        return new byte[] {(byte) 255, 1, 0, 0};
    }

    public static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    /** The type, then bytes that would be messages of their own if the length were misjudged. */
    private static byte[] filled(int type, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 4);
        if (length > 0) {
            bytes[0] = (byte) type;
        }
        return bytes;
    }
}
