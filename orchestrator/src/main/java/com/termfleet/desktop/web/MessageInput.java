package com.termfleet.desktop.web;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Turns messages into a stream of bytes. Holds few messages: the writer then blocks, which stops the sender by TCP flow
 * control. Written by the WebSocket's thread, read by the session's.
 */
final class MessageInput extends InputStream {

    private static final int MOST_WAITING = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guarded by the lock. */
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();

    /** Guarded by the lock. */
    private boolean ended;

    /** Waits for space. Messages after the end are dropped. */
    void put(ByteBuffer message) throws InterruptedException {
        ByteBuffer copy = ByteBuffer.allocate(message.remaining()).put(message).flip();
        if (!copy.hasRemaining()) {
            return;
        }
        lock.lock();
        try {
            while (waiting.size() >= MOST_WAITING && !ended) {
                changed.await();
            }
            if (!ended) {
                waiting.add(copy);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            ByteBuffer first = waiting.peek();
            if (first == null) {
                return -1;
            }
            int count = Math.min(length, first.remaining());
            first.get(into, offset, count);
            if (!first.hasRemaining()) {
                waiting.remove();
                changed.signalAll();
            }
            return count;
        } finally {
            lock.unlock();
        }
    }
}
