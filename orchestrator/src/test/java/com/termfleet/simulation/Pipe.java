package com.termfleet.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.function.Consumer;

/** One direction of a connection: bytes arrive in order, after a delay, cut into pieces anywhere. */
final class Pipe {

    /** Bytes that arrive together. */
    private static final class Piece {

        private final long at;
        private final byte[] bytes;

        Piece(long at, byte[] bytes) {
            this.at = at;
            this.bytes = bytes;
        }
    }

    private final Random random;
    private final Deque<Piece> underWay = new ArrayDeque<>();
    private long lastAt;
    private int linesUntilCut = Integer.MAX_VALUE;

    Pipe(Random random) {
        this.random = random;
    }

    /** Breaks after so many further lines: somewhere within the line that follows them. */
    void cutAfter(int lines) {
        linesUntilCut = lines;
    }

    void send(byte[] bytes, long now, int delay) {
        int from = 0;
        while (from < bytes.length) {
            int end = random.nextInt(8) == 0 ? from + 1 + random.nextInt(bytes.length - from) : bytes.length;
            lastAt = Math.max(lastAt, now + delay);
            byte[] piece = new byte[end - from];
            System.arraycopy(bytes, from, piece, 0, piece.length);
            underWay.add(new Piece(lastAt, piece));
            from = end;
        }
    }

    /**
     * Hands over what has arrived by now.
     *
     * @return false if the connection broke meanwhile
     */
    boolean deliver(long now, Consumer<byte[]> receiver) {
        while (!underWay.isEmpty() && underWay.getFirst().at <= now) {
            byte[] bytes = underWay.removeFirst().bytes;
            int whole = beforeCut(bytes);
            if (whole == bytes.length) {
                receiver.accept(bytes);
                continue;
            }
            byte[] rest = new byte[whole];
            System.arraycopy(bytes, 0, rest, 0, whole);
            receiver.accept(rest);
            return false;
        }
        return true;
    }

    /** How many of the bytes pass. */
    private int beforeCut(byte[] bytes) {
        if (linesUntilCut == Integer.MAX_VALUE) {
            return bytes.length;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' && linesUntilCut-- == 0) {
                return random.nextInt(i + 1);
            }
        }
        return bytes.length;
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }
}
