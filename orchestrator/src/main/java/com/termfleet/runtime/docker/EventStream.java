package com.termfleet.runtime.docker;

import com.github.dockerjava.api.model.Event;
import com.termfleet.runtime.ContainerEvent;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.EngineListener;
import com.termfleet.runtime.EngineUnavailableException;
import java.io.Closeable;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of one instance's containers, followed for as long as it is open: one thread, which reconnects with
 * {@code since} the last event it saw. The engine keeps only its last 256, so every (re)connection is reported and the
 * listener looks at everything once.
 */
final class EventStream implements ContainerRuntime.Closeable {

    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private final Engine engine;
    private final String instance;
    private final EngineListener listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Written and read by the stream's threads, one after the other. */
    private volatile @Nullable Long lastSeenNanos;

    private volatile @Nullable Follower current;
    private volatile boolean reported;

    EventStream(Engine engine, String instance, EngineListener listener) {
        this.engine = engine;
        this.instance = instance;
        this.listener = listener;
    }

    EventStream begin() {
        Thread.ofVirtual().name("docker-events").start(this::run);
        return this;
    }

    private void run() {
        long pause = FIRST_PAUSE_MS;
        try {
            do {
                String why = follow();
                if (isClosed()) {
                    return;
                }
                Follower follower = current;
                pause = follower != null && follower.wasConnected() ? FIRST_PAUSE_MS : pause;
                lost(why);
                boolean over = closed.await(pause, TimeUnit.MILLISECONDS);
                pause = over ? pause : Math.min(pause * 2, LONGEST_PAUSE_MS);
            } while (!isClosed());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return why the stream ended */
    private String follow() {
        Follower follower = new Follower();
        current = follower;
        try {
            engine.renew();
            Long last = lastSeenNanos;
            var command = engine.streams()
                    .eventsCmd()
                    .withEventTypeFilter("container")
                    .withLabelFilter(Map.of("termfleet.instance", instance));
            if (last != null) {
                command = command.withSince("%d.%09d".formatted(last / 1_000_000_000L, last % 1_000_000_000L));
            }
            command.exec(follower);
            awaitEnd(follower);
            return "The stream of events ended.";
        } catch (EngineUnavailableException | CancellationException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            return String.valueOf(Failures.explain("follow events", e).getMessage());
        }
    }

    /** A stream without events may also belong to a hung engine, so the engine is pinged periodically. */
    private void awaitEnd(Follower follower) {
        try {
            while (!follower.await(engine.deadline())) {
                engine.run("ping", client -> client.pingCmd().exec());
            }
        } finally {
            follower.closeQuietly();
        }
    }

    private void lost(String why) {
        if (!reported) {
            reported = true;
            log.warn("Container engine unreachable reason={}", why);
            listener.lost(why);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
        Follower follower = current;
        if (follower != null) {
            follower.closeQuietly();
        }
    }

    private static ContainerEvent.@Nullable Kind kind(String action) {
        return switch (action) {
            case "create" -> ContainerEvent.Kind.CREATED;
            case "start" -> ContainerEvent.Kind.STARTED;
            case "die" -> ContainerEvent.Kind.DIED;
            case "oom" -> ContainerEvent.Kind.OUT_OF_MEMORY;
            case "destroy" -> ContainerEvent.Kind.REMOVED;
            default -> action.startsWith("health_status") ? ContainerEvent.Kind.HEALTH_CHANGED : null;
        };
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }

    /** One connection's share of the stream. */
    private final class Follower extends BlockingCallback<Event> {

        private volatile boolean connected;

        @Override
        public void onStart(@Nullable Closeable stream) {
            super.onStart(stream);
            connected = true;
            reported = false;
            log.info("Following the container engine's events");
            listener.connected();
        }

        @Override
        public void onNext(Event event) {
            Long nanos = event.getTimeNano();
            if (nanos == null || event.getActor() == null || event.getAction() == null || isClosed()) {
                return;
            }
            // The engine repeats the event at `since`.
            Long last = lastSeenNanos;
            if (last != null && nanos <= last) {
                return;
            }
            lastSeenNanos = nanos;
            Map<String, String> labels = event.getActor().getAttributes();
            if (labels == null) {
                return;
            }
            String name = labels.get("name");
            ContainerEvent.Kind kind = kind(event.getAction());
            if (name != null && kind != null) {
                listener.happened(new ContainerEvent(name, kind, time(nanos), labels));
            }
        }

        boolean wasConnected() {
            return connected;
        }
    }
}
