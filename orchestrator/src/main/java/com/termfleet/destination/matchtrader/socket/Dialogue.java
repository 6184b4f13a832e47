package com.termfleet.destination.matchtrader.socket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket: one question is open at a time; everything else that comes is news. One thread asks. */
final class Dialogue implements WebSocket.Listener {

    private static final Logger log = LoggerFactory.getLogger(Dialogue.class);
    private static final int LONGEST_MESSAGE = 16_000_000;

    /** RFC 6455, section 7.4. */
    private static final int POLICY_VIOLATION = 1008;

    private static final int OWN_CODES_FROM = 3000;

    private final Duration timeout;
    private final Consumer<Message> news;
    private final StringBuilder text = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private volatile boolean ended;

    /** With which the broker has closed the socket; zero if it has not. */
    private volatile int closeCode;

    private volatile @Nullable Question question;
    private volatile CompletableFuture<Boolean> pong = new CompletableFuture<>();

    private record Question(Predicate<Message> isAnswer, CompletableFuture<Message> answer) {}

    /** @param news called on the socket's thread: must not block */
    Dialogue(Duration timeout, Consumer<Message> news) {
        this.timeout = timeout;
        this.news = news;
    }

    void connect(HttpClient client, URI address, String userAgent) throws IOException {
        try {
            socket = client.newWebSocketBuilder()
                    .connectTimeout(timeout)
                    .header("User-Agent", userAgent)
                    .buildAsync(address, this)
                    .join();
        } catch (CompletionException e) {
            throw new IOException("The broker's WebSocket cannot be reached", e);
        }
    }

    boolean isOpen() {
        return !ended && socket != null;
    }

    /** Whether the broker has closed the socket for what was sent, and not because it or the network is in trouble. */
    boolean isTurnedOut() {
        return closeCode == POLICY_VIOLATION || closeCode >= OWN_CODES_FROM;
    }

    /**
     * Sends the message and waits for its answer.
     *
     * @return empty if there was none in time, or the socket has ended: it may have been executed
     * @throws IOException if it was not sent
     */
    Optional<Message> ask(Message message, Predicate<Message> isAnswer, Duration patience) throws IOException {
        WebSocket current = socket;
        if (current == null || ended) {
            throw new IOException("The broker has closed the WebSocket");
        }
        Question asked = new Question(isAnswer, new CompletableFuture<>());
        question = asked;
        try {
            current.sendText(message.text(), true).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(asked.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            log.debug("No answer over the WebSocket type={} reason={}", message.type(), e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            question = null;
        }
    }

    /** Whether the other side answers at all: nothing else shows that a socket is half open. */
    boolean isAlive() {
        WebSocket current = socket;
        if (current == null || ended) {
            return false;
        }
        CompletableFuture<Boolean> awaited = new CompletableFuture<>();
        pong = awaited;
        try {
            current.sendPing(ByteBuffer.allocate(0)).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return awaited.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void end() {
        WebSocket current = socket;
        if (current != null) {
            current.abort();
        }
        ended("closed");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        if (text.length() + part.length() > LONGEST_MESSAGE) {
            from.abort();
            ended("a message is too long");
            return null;
        }
        text.append(part);
        if (last) {
            Optional<Message> message = Message.parse(text.toString());
            text.setLength(0);
            message.ifPresent(this::received);
        }
        from.request(1);
        return null;
    }

    private void received(Message message) {
        Question asked = question;
        if (asked != null && asked.isAnswer().test(message) && asked.answer().complete(message)) {
            return;
        }
        news.accept(message);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
        pong.complete(true);
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        ended(reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended(error.toString());
    }

    private void ended(String reason) {
        ended = true;
        pong.complete(false);
        Question asked = question;
        if (asked != null) {
            asked.answer().completeExceptionally(new IOException(reason));
        }
    }
}
