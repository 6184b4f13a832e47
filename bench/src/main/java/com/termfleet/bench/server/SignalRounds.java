package com.termfleet.bench.server;

import com.termfleet.bench.measure.Fan;
import com.termfleet.bench.measure.Lines;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * Our side of the comparison: a master opens, every follower must have its order; then, off the clock, the followers
 * answer, the master closes and they answer again, so that every round works on the same small book.
 */
public final class SignalRounds implements Closeable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int HEARTBEATS_A_ROUND = 50;

    private final Fan fan;
    private final Fan master;
    private long ticket = 1_000_000;
    private int authenticated;
    private int opens;
    private int closes;
    private int acknowledged;
    private int nextHeartbeat;

    public SignalRounds(Server server, Fleet fleet) throws IOException, TimeoutException {
        fan = new Fan(this::followerLine);
        master = new Fan(this::masterLine);
        fan.open(
                server.gateway(),
                fleet.followerTokens().size(),
                i -> "AUTH|FOLLOWER|" + fleet.followerTokens().get(i) + "\nSNAP|0\nSNAP_END\n");
        master.open(
                server.gateway(), 1, i -> "AUTH|MASTER|" + fleet.masterTokens().getFirst() + "\nSNAP|0\nSNAP_END\n");
        fan.pollUntil(() -> authenticated == fan.size(), DEADLINE);
        master.pollUntil(() -> authenticated == fan.size() + 1, DEADLINE);
    }

    /** @return nanoseconds from the master's write to the last follower's read */
    public long round() throws IOException, TimeoutException {
        ticket++;
        opens = 0;
        closes = 0;
        acknowledged = 0;
        String open = String.format(Locale.ROOT, "CMD_OPEN|BUY|EURUSD|1.08500|0.10|0|0|%d\n", ticket);
        long begin = System.nanoTime();
        master.send(0, open);
        fan.pollUntil(() -> opens == fan.size(), DEADLINE);
        long took = System.nanoTime() - begin;
        master.pollUntil(() -> acknowledged == 1, DEADLINE);
        answerOpens();
        master.send(0, "CMD_CLOSE|" + ticket + "|1.08600|10.00\n");
        fan.pollUntil(() -> closes == fan.size(), DEADLINE);
        master.pollUntil(() -> acknowledged == 2, DEADLINE);
        heartbeats();
        return took;
    }

    public void settle(Duration time) throws IOException {
        fan.pollFor(time);
    }

    private final long[] pairs = new long[1 << 16];

    private void followerLine(int connection, byte[] line, int length) {
        if (Lines.startsWith(line, length, "CMD_OPEN")) {
            pairs[connection] = Lines.id(line, length);
            opens++;
        } else if (Lines.startsWith(line, length, "CMD_CLOSE")) {
            fan.send(
                    connection,
                    "ACK_CLOSE|" + ticket + "|" + slaveTicket(connection) + "|1.08600|15.00|id="
                            + Lines.id(line, length) + "|lot=0.15|rest=0\n");
            closes++;
        } else if (Lines.startsWith(line, length, "AUTH_OK")) {
            authenticated++;
        } else if (Lines.startsWith(line, length, "AUTH_FAIL") || Lines.startsWith(line, length, "ERR")) {
            throw new IllegalStateException(Lines.text(line, length));
        }
    }

    private void masterLine(int connection, byte[] line, int length) {
        if (Lines.startsWith(line, length, "ACK|")) {
            acknowledged++;
        } else if (Lines.startsWith(line, length, "AUTH_OK")) {
            authenticated++;
        } else if (Lines.startsWith(line, length, "NACK") || Lines.startsWith(line, length, "AUTH_FAIL")) {
            throw new IllegalStateException(Lines.text(line, length));
        }
    }

    private void answerOpens() {
        for (int i = 0; i < fan.size(); i++) {
            fan.send(
                    i,
                    "ACK_OPEN|" + ticket + "|" + slaveTicket(i) + "|0.15|BUY|id=" + pairs[i]
                            + "|price=1.08502|retcode=10009\n");
        }
    }

    private long slaveTicket(int connection) {
        return ticket * 1000 + connection;
    }

    /** A part of the followers at a time, as terminals that started at different moments do; off the clock. */
    private void heartbeats() {
        String line = "HB|10000.00|10000.00|0|10000.00|0|1|1\n";
        for (int i = 0; i < HEARTBEATS_A_ROUND; i++) {
            fan.send(nextHeartbeat, line);
            nextHeartbeat = (nextHeartbeat + 1) % fan.size();
        }
        master.send(0, line);
    }

    @Override
    public void close() throws IOException {
        fan.close();
        master.close();
    }
}
