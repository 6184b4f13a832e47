package com.termfleet.bench;

import com.termfleet.bench.measure.Deliveries;
import com.termfleet.bench.measure.Latencies;
import com.termfleet.bench.measure.OpenLoop;
import com.termfleet.bench.sources.SourceAccounts;
import com.termfleet.bench.sources.SourceSide;
import com.termfleet.bench.sources.SourceSide.Source;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * From a signal to its last follower by HTTP and by the CopyTradePro dialect, against the line protocol at the same pace, and the
 * answers to webhooks. Stretches of all take turns, so that a machine that slows down slows all.
 */
final class SignalSources {

    private static final List<Source> COMPARED = List.of(Source.LINE, Source.HTTP, Source.LINE_AS_SENT, Source.EXPERT);
    private static final double SIGNALS_PER_SECOND = 20;
    private static final double ALERTS_PER_SECOND = 200;
    private static final int POSTS_UNHEARD = 4_000;
    private static final int WARM_UPS = Integer.getInteger("termfleet.bench.warm-ups", 2);
    private static final int STRETCHES = Integer.getInteger("termfleet.bench.stretches", 6);
    private static final Duration STRETCH = Duration.ofSeconds(4);

    private final SourceSide side;
    private final OpenLoop loop;
    private final Map<Source, Deliveries.Result> results = new EnumMap<>(Source.class);
    private final Latencies answersToSignals = new Latencies();
    private final Latencies answersToAlerts = new Latencies();

    /** @param loop of all, since a number that was sent before is the same signal, which is not copied again */
    private SignalSources(SourceSide side, OpenLoop loop) {
        this.side = side;
        this.loop = loop;
        for (Source source : Source.values()) {
            results.put(source, new Deliveries.Result());
        }
    }

    static void measure(Report report, SourceSide side) throws Exception {
        report.say("warming up");
        OpenLoop loop = new OpenLoop(List.of(side));
        // So few signals as are measured leave what serves them cold, which no server is after its first minutes.
        side.postUnheard(POSTS_UNHEARD);
        SignalSources warmUp = new SignalSources(side, loop);
        warmUp.compare(WARM_UPS);
        report.say("measuring " + STRETCHES + " stretches of " + STRETCH.toSeconds() + " s of each source");
        SignalSources measured = new SignalSources(side, loop);
        measured.compare(STRETCHES);
        measured.printCompared(report);
        report.say("alerts");
        warmUp.run(Source.WEBHOOK, ALERTS_PER_SECOND / 4);
        warmUp.run(Source.WEBHOOK, ALERTS_PER_SECOND / 2);
        warmUp.alert(WARM_UPS);
        measured.alert(STRETCHES);
        measured.printAlerts(report);
    }

    private void compare(int stretches) throws Exception {
        for (int i = 0; i < stretches; i++) {
            for (Source source : COMPARED) {
                run(source, SIGNALS_PER_SECOND);
            }
            answersToSignals.add(side.calls().finish());
        }
    }

    private void alert(int stretches) throws Exception {
        for (int i = 0; i < stretches; i++) {
            run(Source.WEBHOOK, ALERTS_PER_SECOND);
            answersToAlerts.add(side.calls().finish());
        }
    }

    private void run(Source source, double perSecond) throws Exception {
        loop.run(side, SourceSide.group(source), perSecond, STRETCH, result(source));
    }

    private Deliveries.Result result(Source source) {
        return Objects.requireNonNull(results.get(source));
    }

    private void printAlerts(Report report) {
        report.figure("webhook answered, 200 a second, median", answersToAlerts.medianMillis(), "ms");
        report.bound("webhook answered, 200 a second, 99th percentile", answersToAlerts.p99Millis(), "ms", 20);
        figures(report, "webhook, last of " + SourceAccounts.OF_WEBHOOK, Source.WEBHOOK);
    }

    private void printCompared(Report report) {
        figures(report, "line protocol, last of " + SourceAccounts.FOLLOWERS, Source.LINE);
        report.figure("HTTP signal answered, median", answersToSignals.medianMillis(), "ms");
        report.figure("HTTP signal answered, 99th percentile", answersToSignals.p99Millis(), "ms");
        figures(report, "HTTP signal, last of " + SourceAccounts.FOLLOWERS, Source.HTTP);
        ratios(report, "HTTP / line protocol", Source.HTTP, Source.LINE, 1.5);
        figures(report, "line protocol, lots as sent, last of " + SourceAccounts.FOLLOWERS, Source.LINE_AS_SENT);
        figures(report, "CopyTradePro dialect, last of " + SourceAccounts.FOLLOWERS, Source.EXPERT);
        ratios(report, "CopyTradePro / line protocol", Source.EXPERT, Source.LINE_AS_SENT, 1.1);
    }

    private void figures(Report report, String what, Source source) {
        Latencies last = result(source).signals();
        report.figure(what + ", median", last.medianMillis(), "ms");
        report.figure(what + ", 99th percentile", last.p99Millis(), "ms");
    }

    private void ratios(Report report, String what, Source ours, Source baseline, double limit) {
        Latencies last = result(ours).signals();
        Latencies other = result(baseline).signals();
        report.ratio(what + ", median", last.medianMillis(), other.medianMillis(), limit);
        report.ratio(what + ", 99th percentile", last.p99Millis(), other.p99Millis(), limit);
    }
}
