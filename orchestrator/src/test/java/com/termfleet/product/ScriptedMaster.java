package com.termfleet.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A master that does as a test says: it keeps its own account of what it holds, as a broker would, and shows it in a
 * snapshot whenever it connects or is asked.
 */
final class ScriptedMaster implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Above every price of the simulated market, which moves with the time: no copy is refused as a worse one. */
    private static final String PRICE = "1.50000";

    private final int port;
    private final String token;
    private final Map<Long, Instant> held = new TreeMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Socket socket = new Socket();
    private CountDownLatch signedIn = new CountDownLatch(1);

    ScriptedMaster(int port, String token) {
        this.port = port;
        this.token = token;
    }

    void connect() throws IOException, InterruptedException {
        signedIn = new CountDownLatch(1);
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread.ofVirtual().start(() -> read(socket));
        // Without ea= it is held to no heartbeats, as the Expert Advisors of system A are not.
        send("AUTH|MASTER|" + token);
        if (!signedIn.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the master was not let in within " + DEADLINE);
        }
        snapshot();
    }

    /** Opens 0.10 lots of EURUSD; a server that is away does not hear of it before the next snapshot. */
    void open(long ticket) {
        locked(() -> held.put(ticket, Instant.now()));
        tell("CMD_OPEN|BUY|EURUSD|%s|0.10|0|0|%d|ts=%d"
                .formatted(PRICE, ticket, Instant.now().toEpochMilli()));
    }

    void close(long ticket) {
        locked(() -> held.remove(ticket));
        tell("CMD_CLOSE|%d|%s|10.00".formatted(ticket, PRICE));
    }

    Set<Long> held() {
        lock.lock();
        try {
            return Set.copyOf(held.keySet());
        } finally {
            lock.unlock();
        }
    }

    /** Waits for {@code ACK|COMMAND|TICKET|…}. */
    void awaitAck(String command, long ticket) throws InterruptedException {
        long left = DEADLINE.toNanos();
        lock.lock();
        try {
            while (!answered.contains(command + "|" + ticket)) {
                if (left <= 0) {
                    throw new AssertionError("no ACK for " + command + " " + ticket + " within " + DEADLINE);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void snapshot() throws IOException {
        StringBuilder lines = new StringBuilder();
        lock.lock();
        try {
            lines.append("SNAP|").append(held.size()).append('\n');
            held.forEach((ticket, openedAt) -> lines.append(
                    "POS|%d|BUY|EURUSD|0.10|%s|0|0|time=%d%n".formatted(ticket, PRICE, openedAt.toEpochMilli())));
            lines.append("SNAP_END");
        } finally {
            lock.unlock();
        }
        send(lines.toString());
    }

    private void read(Socket from) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                received(line);
            }
        } catch (IOException serverWent) {
            // The next connect() tells whether it came back.
            signedIn = new CountDownLatch(1);
        }
    }

    private void received(String line) throws IOException {
        String[] fields = line.split("\\|", -1);
        switch (fields[0]) {
            case "AUTH_OK" -> signedIn.countDown();
            case "SNAP_REQ" -> snapshot();
            case "ACK" ->
                locked(() -> {
                    answered.add(fields[1] + "|" + fields[2]);
                    changed.signalAll();
                });
            default -> {}
        }
    }

    private void tell(String line) {
        try {
            send(line);
        } catch (IOException serverAway) {
            // A terminal whose server is away trades on; its next snapshot says so.
            answered.remove(line);
        }
    }

    private void send(String line) throws IOException {
        Writer out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
        lock.lock();
        try {
            out.write(line + "\n");
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
