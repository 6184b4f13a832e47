package com.termfleet.bench;

import com.termfleet.bench.measure.Ports;
import com.termfleet.bench.server.Folders;
import com.termfleet.bench.server.Server;
import com.termfleet.bench.sources.BrokerStandin;
import com.termfleet.bench.sources.SourceAccounts;
import com.termfleet.bench.sources.SourceSide;
import com.termfleet.bench.sources.StandinCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Sources other than line-protocol masters, each against its bound or against the line protocol on the same server. */
final class SourcesBenchmark implements Bench.Benchmark {

    /** Which are measured. */
    private static final List<String> PARTS = List.of(
            System.getProperty("termfleet.bench.parts", "polls,proxy,signals").split(","));

    @Override
    public void run(Report report) throws Exception {
        Path data = Files.createTempDirectory("termfleet-bench");
        Path certificates = Files.createTempDirectory("termfleet-bench");
        StandinCertificate certificate = StandinCertificate.create(certificates);
        int proxy = Ports.free();
        Map<String, String> settings = Map.of(
                "TERMFLEET_TRADINGVIEW_ADDRESSES", "127.0.0.1",
                "TERMFLEET_PROXY_PORT", Integer.toString(proxy),
                "TERMFLEET_PROXY_TRUST", certificate.pem().toString());
        try (Server server = Server.start(data, settings);
                BrokerStandin broker = BrokerStandin.start(certificate)) {
            report.say("making accounts");
            SourceAccounts accounts = SourceAccounts.create(server.api());
            part(report, "polls", () -> Polling.measure(report, server, accounts));
            part(report, "proxy", () -> CapturedRequests.measure(report, server, broker, certificate, proxy));
            part(report, "signals", () -> {
                try (SourceSide side = new SourceSide(server, accounts)) {
                    SignalSources.measure(report, side);
                }
            });
        } finally {
            Folders.delete(data);
            Folders.delete(certificates);
        }
    }

    private interface Part {
        void measure() throws Exception;
    }

    /** A server that cannot keep up with one part's pace is measured in the others. */
    private static void part(Report report, String name, Part part) throws Exception {
        if (!PARTS.contains(name)) {
            return;
        }
        try {
            part.measure();
        } catch (IOException | TimeoutException e) {
            report.missed(name, e);
        }
    }
}
