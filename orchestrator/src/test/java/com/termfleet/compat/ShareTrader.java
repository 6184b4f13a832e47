package com.termfleet.compat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A follower's expert at a broker of shares: whole units, one currency unit of profit for each unit of price. It tells its balance
 * and what it holds every second.
 */
public final class ShareTrader implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\\|id=([0-9]+)");
    private static final long ATTEMPTS = 10_000_000_000_000L;

    private final LineClient client;
    private final Thread reporting;
    private final Set<Long> done = new HashSet<>();
    private final List<String> opens = new ArrayList<>();

    /** Lines of the snapshot by ticket. Guarded by this, as is what is sent. */
    private final Map<Long, String> held = new HashMap<>();

    private ShareTrader(LineClient client) {
        this.client = client;
        this.reporting = Thread.ofVirtual().start(this::report);
    }

    /** Signs in with the account's key and announces its symbols. */
    public static ShareTrader connect(Server server, String key) throws IOException {
        LineClient client =
                LineClient.signedIn(server.bean(GatewayBinding.class).port(), "FOLLOWER", key);
        for (String symbol : new String[] {"RELIANCE", "TCS", "INFY"}) {
            client.send("SYM|" + symbol + "|2|1|1000000|1|1|0.05|0.05");
        }
        return new ShareTrader(client);
    }

    private void report() {
        try {
            while (true) {
                synchronized (this) {
                    StringBuilder lines = new StringBuilder("HB|100000|100000|0|100000|" + held.size() + "|1|1\nSNAP|");
                    lines.append(held.size()).append('\n');
                    held.values().forEach(line -> lines.append(line).append('\n'));
                    client.send(lines.append("SNAP_END").toString());
                }
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (IOException e) {
            // The test has closed the connection.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every open that it has executed or refused; repeats of one count once. */
    public List<String> opens() {
        return List.copyOf(opens);
    }

    public List<String> received() {
        return client.received();
    }

    /** Executes the next open. @return the command */
    public String open(long ticket) throws IOException {
        String command = nextOpen();
        String[] field = command.split("\\|", -1);
        hold(ticket, field, id(command), field[4]);
        answer("ACK_OPEN|" + field[7] + "|" + ticket + "|" + field[4] + "|" + field[1] + "|id=" + id(command)
                + "|price=" + field[3]);
        return command;
    }

    private synchronized void hold(long ticket, String[] field, long id, String lots) {
        held.put(
                ticket,
                "POS|" + ticket + "|" + field[1] + "|" + field[2] + "|" + lots + "|" + field[3]
                        + "|0|0|profit=0|comment=TF" + id % ATTEMPTS);
    }

    private synchronized void answer(String line) throws IOException {
        client.send(line);
    }

    /** Refuses the next open. @return the command */
    public String refuse(String text) throws IOException {
        String command = nextOpen();
        answer("NACK_OPEN|" + command.split("\\|", -1)[7] + "|10019|" + text + "|id=" + id(command));
        return command;
    }

    private String nextOpen() throws IOException {
        String command = client.await(
                "a new CMD_OPEN",
                LineClient.DEADLINE,
                line -> line.startsWith("CMD_OPEN|") && !done.contains(id(line)));
        done.add(id(command));
        opens.add(command);
        return command;
    }

    /** Executes the next close. @return the command */
    public String close(String lots, String rest) throws IOException {
        String command = client.await(
                "a new CMD_CLOSE",
                LineClient.DEADLINE,
                line -> line.startsWith("CMD_CLOSE|") && !done.contains(id(line)));
        done.add(id(command));
        String[] field = command.split("\\|", -1);
        reduce(Long.parseLong(field[2]), rest);
        answer("ACK_CLOSE|" + field[1] + "|" + field[2] + "|101|1.00|id=" + id(command) + "|lot=" + lots + "|rest="
                + rest);
        return command;
    }

    private synchronized void reduce(long ticket, String rest) {
        held.computeIfPresent(ticket, (_, line) -> {
            String[] field = line.split("\\|", -1);
            field[4] = rest;
            return rest.equals("0") ? null : String.join("|", field);
        });
    }

    private static long id(String command) {
        Matcher matcher = ID.matcher(command);
        if (!matcher.find()) {
            throw new AssertionError("no id: " + command);
        }
        return Long.parseLong(matcher.group(1));
    }

    @Override
    public void close() throws IOException {
        reporting.interrupt();
        client.close();
    }
}
