package com.termfleet.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MessageInputTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final MessageInput input = new MessageInput();

    @Test
    void messages_are_read_as_one_stream() throws Exception {
        input.put(bytes(1, 2, 3));
        input.put(bytes());
        input.put(bytes(4));
        input.end();

        assertThat(input.readNBytes(2)).containsExactly(1, 2);
        assertThat(input.readAllBytes()).containsExactly(3, 4);
        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    void a_byte_above_127_is_no_end() throws Exception {
        input.put(bytes(255));

        assertThat(input.read()).isEqualTo(255);
    }

    @Test
    void who_brings_more_than_is_read_waits() throws Exception {
        for (int i = 0; i < 8; i++) {
            input.put(bytes(i));
        }
        Thread producer = Thread.ofPlatform().start(() -> putUnchecked(bytes(8)));
        awaitWaiting(producer);

        assertThat(input.read()).isZero();
        assertThat(producer.join(DEADLINE)).isTrue();
        assertThat(input.readNBytes(8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void the_end_wakes_who_waits_on_either_side() throws Exception {
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(input::read);
        input.end();
        assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(-1);

        MessageInput full = new MessageInput();
        for (int i = 0; i < 8; i++) {
            full.put(bytes(i));
        }
        Thread producer = Thread.ofPlatform().start(() -> {
            try {
                full.put(bytes(9));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        awaitWaiting(producer);
        full.end();
        assertThat(producer.join(DEADLINE)).isTrue();
    }

    @Test
    void what_comes_after_the_end_is_dropped() throws IOException, InterruptedException {
        input.end();
        input.put(bytes(1));

        assertThat(input.readAllBytes()).isEmpty();
    }

    private void putUnchecked(ByteBuffer message) {
        try {
            input.put(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitWaiting(Thread thread) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("the thread should wait by now").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }
}
