package com.termfleet.bench.sources;

import com.termfleet.bench.measure.Calls;
import com.termfleet.bench.measure.Deliveries;
import com.termfleet.bench.measure.Fan;
import com.termfleet.bench.measure.Lines;
import com.termfleet.bench.measure.Side;
import com.termfleet.bench.server.Server;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Signals by several sources of one server; a group is a {@link Source}. The number of a signal is its price in hundred-thousandths, since
 * sources without tickets are given one by the server. Followers confirm each open and keep it open.
 */
public final class SourceSide implements Side {

    /** Which source sends. */
    public enum Source {
        /** A line-protocol master. */
        LINE,
        /** {@code POST /api/signal} for the same followers. */
        HTTP,
        /** A line-protocol master whose followers size by themselves. */
        LINE_AS_SENT,
        /** A CopyTradePro master with CopyTradePro followers, who size by themselves. */
        EXPERT,
        /** Alerts of TradingView. */
        WEBHOOK
    }

    private static final List<Source> SOURCES = List.of(Source.values());
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int UNHEARD_PER_SECOND = 200;
    private static final int FIRST_LOGIN = 100_000;
    private static final int PRICE_DECIMALS = 5;

    /** Fields of an order, the same in both dialects. */
    private static final int PRICE = 3;

    private static final int LOT = 4;

    private static final String HEARTBEAT = "HB|10000.00|10000.00|0|10000.00|0|1|1\n";
    private static final String PING = "PING\n";
    private static final String INTRODUCTION =
            HEARTBEAT + "SYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001\nSNAP|0\nSNAP_END\n";

    private final Server server;
    private final SourceAccounts accounts;
    private final Calls calls = new Calls();
    private final Fan fan = new Fan(this::line);
    private final int line;
    private final int asSent;
    private final int firstExpert;
    private final int expert;
    private final long began = System.nanoTime();
    private int signedIn;
    private int subscribed;
    private long nextKeepAlive;
    private volatile Deliveries deliveries = Deliveries.none();

    public SourceSide(Server server, SourceAccounts accounts) throws IOException, TimeoutException {
        this.server = server;
        this.accounts = accounts;
        fan.open(
                server.gateway(),
                accounts.followers().size(),
                i -> greeting("FOLLOWER", accounts.followers().get(i), i));
        line = fan.open(server.gateway(), 1, i -> greeting("MASTER", accounts.line(), fan.size()));
        asSent = fan.open(server.gateway(), 1, i -> greeting("MASTER", accounts.asSent(), fan.size()));
        firstExpert = fan.open(
                server.gateway(),
                accounts.experts().size(),
                i -> "AUTH:" + accounts.experts().get(i) + "\nCMD_INIT_SYMBOL|EURUSD|100000|5\nSUBSCRIBE:"
                        + accounts.expert() + "\nSLAVE_SNAPSHOT:\n");
        expert = fan.open(
                server.gateway(),
                1,
                i -> "AUTH:" + accounts.expert() + "\nCMD_INIT_SYMBOL|EURUSD|100000|5\nMASTER_SNAPSHOT:\n");
        fan.pollUntil(
                () -> signedIn == fan.size() && subscribed == accounts.experts().size(), DEADLINE);
    }

    private static String greeting(String role, String token, int number) {
        return "AUTH|" + role + '|' + token + "|login=" + (FIRST_LOGIN + number)
                + "|server=Bench|ea=TermFleet|mode=HEDGING|currency=USD\n" + INTRODUCTION;
    }

    /** The group that a source is. */
    public static int group(Source source) {
        return SOURCES.indexOf(source);
    }

    @Override
    public int receivers(int group) {
        return switch (SOURCES.get(group)) {
            case LINE, HTTP, LINE_AS_SENT -> accounts.followers().size();
            case EXPERT -> accounts.experts().size();
            case WEBHOOK -> SourceAccounts.OF_WEBHOOK;
        };
    }

    @Override
    public void send(int group, long signal) {
        BigDecimal price = BigDecimal.valueOf(signal, PRICE_DECIMALS);
        switch (SOURCES.get(group)) {
            case LINE -> fan.send(line, "CMD_OPEN|BUY|EURUSD|" + price + "|0.10|0|0|" + signal + '\n');
            case LINE_AS_SENT -> fan.send(asSent, "CMD_OPEN|BUY|EURUSD|" + price + "|0.10|0|0|" + signal + '\n');
            case EXPERT -> fan.send(expert, "SIGNAL_OPEN|BUY|EURUSD|" + price + "|0.10|0|0|" + signal + '\n');
            case HTTP -> calls.send(posted(accounts.http(), signal, price), deliveries.dueAt(signal));
            case WEBHOOK -> calls.send(alert(signal, price), deliveries.dueAt(signal));
        }
    }

    /** Signals to masters that have no followers. */
    public void postUnheard(int signals) throws IOException, InterruptedException, TimeoutException {
        Calls unheard = new Calls();
        List<String> masters = accounts.pollingMasters();
        unheard.run(UNHEARD_PER_SECOND, Duration.ofSeconds(signals / UNHEARD_PER_SECOND), number -> {
            keepAlive();
            return posted(masters.get(number % masters.size()), number, BigDecimal.ONE);
        });
        unheard.settle();
    }

    private HttpRequest posted(String key, long signal, BigDecimal price) {
        return HttpRequest.newBuilder(URI.create(server.api().base() + "/api/signal"))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"symbol\":\"EURUSD\",\"action\":\"BUY\",\"volume\":0.10,\"entry\":"
                        + price + ",\"signal_id\":\"bench-" + signal + "\"}"))
                .build();
    }

    private HttpRequest alert(long signal, BigDecimal price) {
        int webhook = (int) (signal % accounts.webhooks().size());
        return HttpRequest.newBuilder(URI.create(accounts.webhooks().get(webhook)))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(
                        "{\"symbol\":\"EURUSD\",\"action\":\"buy\",\"contracts\":\"0.10\",\"price\":\"" + price
                                + "\",\"id\":\"Long " + signal + "\",\"time\":\"2026-01-02T03:04:05Z\"}"))
                .build();
    }

    /** The requests of sources that call by HTTP. */
    public Calls calls() {
        return calls;
    }

    @Override
    public void deliverTo(Deliveries next) {
        deliveries = next;
    }

    @Override
    public void poll(long millis) throws IOException {
        calls.check();
        fan.poll(millis);
    }

    /** Every connection once in its interval, evenly spread. */
    @Override
    public void keepAlive() {
        long due = (System.nanoTime() - began) * fan.size() / KEEP_ALIVE_NANOS;
        for (; nextKeepAlive < due; nextKeepAlive++) {
            int connection = (int) (nextKeepAlive % fan.size());
            fan.send(connection, connection < firstExpert ? HEARTBEAT : PING);
        }
    }

    private void line(int connection, byte[] line, int length) {
        if (Lines.startsWith(line, length, "CMD_OPEN")) {
            BigDecimal price = new BigDecimal(Lines.field(line, length, PRICE));
            deliveries.arrived(price.movePointRight(PRICE_DECIMALS).longValueExact());
            fan.send(connection, confirmation(connection, line, length));
        } else if (Lines.startsWith(line, length, "AUTH_OK")) {
            signedIn++;
        } else if (Lines.startsWith(line, length, "SUBSCRIBE_OK")) {
            subscribed++;
        } else if (!isOfNoInterest(line, length)) {
            throw new IllegalStateException(Lines.text(line, length));
        }
    }

    private static boolean isOfNoInterest(byte[] line, int length) {
        return Lines.startsWith(line, length, "HB_OK")
                || Lines.startsWith(line, length, "ACK|")
                || Lines.startsWith(line, length, "SNAPSHOT_OK")
                || Lines.startsWith(line, length, "STATUS_ACTIVE");
    }

    private String confirmation(int connection, byte[] line, int length) {
        long ticket = Lines.number(line, length, Lines.TICKET);
        String ack = "ACK_OPEN|" + ticket + '|' + (ticket * 100_000 + connection) + '|' + Lines.field(line, length, LOT)
                + "|BUY";
        return connection < firstExpert
                ? ack + "|id=" + Lines.id(line, length) + "|price=1.08502|retcode=10009\n"
                : ack + '\n';
    }

    @Override
    public long cpuNanos() throws IOException {
        return server.cpuNanos();
    }

    @Override
    public void close() throws IOException {
        fan.close();
    }
}
