package com.termfleet.bench;

import com.termfleet.bench.measure.Latencies;
import com.termfleet.bench.server.Api;
import com.termfleet.bench.server.Server;
import com.termfleet.bench.sources.BrokerStandin;
import com.termfleet.bench.sources.Route;
import com.termfleet.bench.sources.StandinCertificate;
import com.termfleet.bench.sources.Trust;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** What the capturing proxy adds to a request: the same one straight to the broker, tunnelled and decrypted, in turns. */
final class CapturedRequests {

    private static final int WARM_UP = 2_000;
    private static final int ROUNDS = 4_000;

    private CapturedRequests() {}

    static void measure(Report report, Server server, BrokerStandin broker, StandinCertificate certificate, int proxy)
            throws Exception {
        Api api = server.api();
        api.post(
                "/accounts",
                Map.of(
                        "name",
                        "bench captured",
                        "role",
                        "MASTER",
                        "platform",
                        "TRADINGVIEW",
                        "broker",
                        Map.of("host", broker.host(), "accountId", BrokerStandin.ACCOUNT)));
        SSLContext trust = Trust.in(Files.readString(certificate.pem()) + api.text("/proxy/ca.pem"));
        report.say("requests through the proxy");
        rounds(routes(broker, trust, proxy), WARM_UP);
        List<Route> routes = routes(broker, trust, proxy);
        rounds(routes, ROUNDS);
        Latencies straight = routes.getFirst().latencies();
        report.figure("request straight to the broker, median", straight.medianMillis(), "ms");
        report.figure("request straight to the broker, 99th percentile", straight.p99Millis(), "ms");
        added(report, "tunnelled", routes.get(1).latencies(), straight, 2);
        added(report, "decrypted", routes.get(2).latencies(), straight, 5);
    }

    private static List<Route> routes(BrokerStandin broker, SSLContext trust, int proxy) {
        return List.of(
                Route.straight(broker, trust),
                Route.tunnelled(broker, trust, proxy),
                Route.decrypted(broker, trust, proxy));
    }

    private static void rounds(List<Route> routes, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            for (Route route : routes) {
                route.go();
            }
        }
    }

    private static void added(Report report, String what, Latencies latencies, Latencies straight, double limit) {
        report.bound(
                what + " request: the proxy adds, median",
                latencies.medianMillis() - straight.medianMillis(),
                "ms",
                limit);
        report.figure(
                what + " request: the proxy adds, 99th percentile", latencies.p99Millis() - straight.p99Millis(), "ms");
    }
}
