package com.termfleet.bench;

import com.termfleet.bench.measure.Calls;
import com.termfleet.bench.measure.Latencies;
import com.termfleet.bench.server.Server;
import com.termfleet.bench.sources.SourceAccounts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;

/** Experts that ask for signals when there is nothing new, each with its own key twice a second. */
final class Polling {

    private static final double POLLS_PER_SECOND = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration TIME = Duration.ofSeconds(20);

    private Polling() {}

    static void measure(Report report, Server server, SourceAccounts accounts) throws Exception {
        URI pending = URI.create(server.api().base() + "/api/signals/pending");
        List<HttpRequest> requests = accounts.pollers().stream()
                .map(key ->
                        HttpRequest.newBuilder(pending).header("X-API-Key", key).build())
                .toList();
        report.say("polling");
        Calls calls = new Calls();
        calls.run(POLLS_PER_SECOND, WARM_UP, number -> requests.get(number % requests.size()));
        Latencies polls = calls.run(POLLS_PER_SECOND, TIME, number -> requests.get(number % requests.size()));
        report.figure("poll without news, 500 a second, median", polls.medianMillis(), "ms");
        report.bound("poll without news, 500 a second, 99th percentile", polls.p99Millis(), "ms", 10);
    }
}
