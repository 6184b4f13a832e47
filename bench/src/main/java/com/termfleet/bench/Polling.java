package com.termfleet.bench;

import com.termfleet.bench.measure.Calls;
import com.termfleet.bench.measure.Latencies;
import com.termfleet.bench.server.Server;
import com.termfleet.bench.sources.SourceAccounts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** Experts that ask for signals when there is nothing new, each with its own key twice a second. */
final class Polling {

    private static final double POLLS_PER_SECOND = 500;
    /** Of the pace: a server that has just started cannot keep up with all of it. */
    private static final double[] WARM_UP_PARTS = {0.1, 0.3, 0.6, 1};

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration TIME = Duration.ofSeconds(20);

    private Polling() {}

    static void measure(Report report, Server server, SourceAccounts accounts) throws Exception {
        URI pending = URI.create(server.api().base() + "/api/signals/pending");
        List<HttpRequest> requests = accounts.pollers().stream()
                .map(key ->
                        HttpRequest.newBuilder(pending).header("X-API-Key", key).build())
                .toList();
        report.say("polling");
        IntFunction<HttpRequest> inTurns = number -> requests.get(number % requests.size());
        Calls warmUp = new Calls();
        for (double part : WARM_UP_PARTS) {
            warmUp.run(part * POLLS_PER_SECOND, WARM_UP, inTurns);
            warmUp.settle();
        }
        Calls calls = new Calls();
        calls.run(POLLS_PER_SECOND, TIME, inTurns);
        Latencies polls = calls.finish();
        report.figure("poll without news, 500 a second, median", polls.medianMillis(), "ms");
        report.bound("poll without news, 500 a second, 99th percentile", polls.p99Millis(), "ms", 10);
    }
}
