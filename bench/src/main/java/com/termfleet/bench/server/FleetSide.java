package com.termfleet.bench.server;

import com.termfleet.bench.measure.Deliveries;
import com.termfleet.bench.measure.Fan;
import com.termfleet.bench.measure.Lines;
import com.termfleet.bench.measure.Side;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * Ours under load: each message is a signal of a master that opens a position, which its followers copy, confirm and keep
 * open. Masters and followers introduce themselves, announce symbols and send heartbeats as experts do.
 */
public final class FleetSide implements Side {

    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int CONNECTED_AT_ONCE = 100;
    private static final int FIRST_LOGIN = 100_000;
    private static final long POLL_MILLIS = 10;
    private static final long HEARTBEAT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final String HEARTBEAT = "HB|10000.00|10000.00|0|10000.00|0|1|1\n";

    private final Server server;
    private final Fan fan;
    private final Fleet fleet;
    private final int firstMaster;
    private final String symbols;
    private boolean idsInAnswers = true;
    private int authenticated;
    private int nextHeartbeat;
    private final long heartbeatsBegan = System.nanoTime();
    private long acknowledged;
    private Deliveries deliveries = Deliveries.none();

    /** @param symbols how many each announces */
    public FleetSide(Server server, Fleet fleet, int symbols) throws IOException, TimeoutException {
        this.server = server;
        this.fleet = fleet;
        this.symbols = announcement(symbols);
        fan = new Fan(this::line);
        connect(server.gateway(), "FOLLOWER", fleet.followerTokens());
        firstMaster = fan.size();
        connect(server.gateway(), "MASTER", fleet.masterTokens());
    }

    /** Some at a time, and heartbeats for those that are connected. */
    private void connect(InetSocketAddress gateway, String role, List<String> tokens)
            throws IOException, TimeoutException {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        for (int from = 0; from < tokens.size(); from += CONNECTED_AT_ONCE) {
            List<String> some = tokens.subList(from, Math.min(from + CONNECTED_AT_ONCE, tokens.size()));
            int login = FIRST_LOGIN + fan.size();
            fan.open(gateway, some.size(), i -> greeting(role, some.get(i), login + i));
            while (authenticated < fan.size()) {
                poll(POLL_MILLIS);
                keepAlive();
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(
                            authenticated + " of " + tokens.size() + " signed in within " + DEADLINE);
                }
            }
        }
    }

    private String greeting(String role, String token, int login) {
        return "AUTH|" + role + '|' + token + "|login=" + login
                + "|server=Bench|ea=TermFleet|mode=HEDGING|currency=USD\n" + HEARTBEAT + symbols + "SNAP|0\nSNAP_END\n";
    }

    private static String announcement(int symbols) {
        StringBuilder lines = new StringBuilder("SYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001\n");
        for (int i = 1; i < symbols; i++) {
            lines.append(String.format(Locale.ROOT, "SYM|BENCH%03d|2|0.01|100|0.01|100|1|0.01\n", i));
        }
        return lines.toString();
    }

    /** Answers without {@code id=} are those of system A's experts. */
    public void answerWithIds(boolean with) {
        idsInAnswers = with;
    }

    @Override
    public int receivers(int group) {
        return fleet.groups().get(group);
    }

    @Override
    public void send(int group, long signal) {
        fan.send(firstMaster + group, "CMD_OPEN|BUY|EURUSD|1.08500|0.10|0|0|" + signal + '\n');
    }

    @Override
    public void deliverTo(Deliveries next) {
        deliveries = next;
    }

    @Override
    public void poll(long millis) throws IOException {
        fan.poll(millis);
    }

    /** Every connection once in its interval, evenly spread. */
    @Override
    public void keepAlive() {
        long due = (System.nanoTime() - heartbeatsBegan) * fan.size() / HEARTBEAT_NANOS;
        while (nextHeartbeat < due) {
            fan.send(nextHeartbeat % fan.size(), HEARTBEAT);
            nextHeartbeat++;
        }
    }

    private void line(int connection, byte[] line, int length) {
        if (Lines.startsWith(line, length, "CMD_OPEN")) {
            long ticket = Lines.number(line, length, Lines.TICKET);
            deliveries.arrived(ticket);
            fan.send(connection, confirmation(connection, ticket, line, length));
        } else if (Lines.startsWith(line, length, "ACK|")) {
            acknowledged++;
        } else if (Lines.startsWith(line, length, "AUTH_OK")) {
            authenticated++;
        } else if (!Lines.startsWith(line, length, "HB_OK")) {
            throw new IllegalStateException(Lines.text(line, length));
        }
    }

    private String confirmation(int connection, long ticket, byte[] line, int length) {
        String ack = "ACK_OPEN|" + ticket + '|' + (ticket * 100_000 + connection) + "|0.15|BUY";
        return idsInAnswers ? ack + "|id=" + Lines.id(line, length) + "|price=1.08502|retcode=10009\n" : ack + '\n';
    }

    @Override
    public long cpuNanos() throws IOException {
        return server.cpuNanos();
    }

    /** How many signals were acknowledged as committed. */
    long acknowledged() {
        return acknowledged;
    }

    @Override
    public void close() throws IOException {
        fan.close();
    }
}
