package com.termfleet.bench.measure;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * HTTP requests over connections that are kept open. None waits for another one: what finds no idle connection opens one. Measures
 * from when a request was to be sent until its answer is read. Thread-safe.
 */
public final class Calls {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    // All guarded by this.
    private Latencies latencies = new Latencies();
    private int unanswered;
    private @Nullable String failure;

    /**
     * Does not wait for the answer.
     *
     * @param due as of {@link System#nanoTime}
     */
    public void send(HttpRequest request, long due) {
        synchronized (this) {
            unanswered++;
        }
        var _ = client.sendAsync(request, BodyHandlers.ofString())
                .whenComplete((answer, thrown) -> answered(System.nanoTime() - due, answer, thrown));
    }

    private synchronized void answered(long took, @Nullable HttpResponse<String> answer, @Nullable Throwable thrown) {
        unanswered--;
        if (answer != null && answer.statusCode() == OK) {
            latencies.add(took);
        } else if (failure == null) {
            failure = answer == null ? String.valueOf(thrown) : answer.statusCode() + " " + answer.body();
        }
        notifyAll();
    }

    /** Waits until everything is answered, with whatever status. */
    public synchronized void settle() throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (unanswered > 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new TimeoutException(unanswered + " requests were not answered within " + PATIENCE);
            }
            wait(left);
        }
    }

    /**
     * Waits until everything is answered.
     *
     * @return how long the answers took since this was called before
     * @throws IOException if an answer was not 200
     */
    public synchronized Latencies finish() throws IOException, InterruptedException, TimeoutException {
        settle();
        check();
        Latencies all = latencies;
        latencies = new Latencies();
        return all;
    }

    /** @throws IOException if an answer was not 200 */
    public synchronized void check() throws IOException {
        if (failure != null) {
            throw new IOException("a request failed: " + failure);
        }
    }

    /**
     * Sends at a fixed pace, whatever becomes of those before.
     *
     * @param request by its number, from 0
     */
    public void run(double perSecond, Duration time, IntFunction<HttpRequest> request) {
        Pace pace = Pace.soon(perSecond, time);
        for (int number = 0; number < pace.count(); number++) {
            pace.await(number);
            send(request.apply(number), pace.dueAt(number));
        }
    }
}
