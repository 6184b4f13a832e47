package com.termfleet.bench.redis;

import com.termfleet.bench.measure.Deliveries;
import com.termfleet.bench.measure.Fan;
import com.termfleet.bench.measure.Lines;
import com.termfleet.bench.measure.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * The baseline under load: Redis publishes the bytes of an order to as many subscribers, each of which answers each message
 * with a PING. Redis stores nothing.
 */
public final class RedisSide implements Side {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String PING = "*1\r\n$4\r\nPING\r\n";

    private final RedisServer redis;
    private final Fan fan;
    private final List<Integer> groups;
    private final int publisher;
    private int subscribed;
    private Deliveries deliveries = Deliveries.none();

    /** @param groups the sizes of the groups; each consists of the first of all subscribers */
    public RedisSide(RedisServer redis, List<Integer> groups) throws IOException, TimeoutException {
        this.redis = redis;
        this.groups = List.copyOf(groups);
        int subscribers = groups.stream().mapToInt(Integer::intValue).max().orElseThrow();
        fan = new Fan(this::line);
        fan.open(redis.address(), subscribers, this::subscriptions);
        publisher = fan.open(redis.address(), 1, i -> "");
        int expected = groups.stream().mapToInt(Integer::intValue).sum();
        fan.pollUntil(() -> subscribed == expected, DEADLINE);
    }

    private String subscriptions(int subscriber) {
        StringBuilder lines = new StringBuilder();
        for (int group = 0; group < groups.size(); group++) {
            if (subscriber < groups.get(group)) {
                lines.append("*2\r\n$9\r\nSUBSCRIBE\r\n$6\r\norder")
                        .append(group)
                        .append("\r\n");
            }
        }
        return lines.toString();
    }

    @Override
    public int receivers(int group) {
        return groups.get(group);
    }

    /** As long as an order of ours; the line end that follows it is part of Redis's own framing. */
    @Override
    public void send(int group, long signal) {
        String order = String.format(
                Locale.ROOT, "CMD_OPEN|BUY|EURUSD|1.08500|0.15|0|0|%d|id=1234567|ttl=4998|dev=100", signal);
        fan.send(
                publisher,
                "*3\r\n$7\r\nPUBLISH\r\n$6\r\norder" + group + "\r\n$" + order.length() + "\r\n" + order + "\r\n");
    }

    @Override
    public void deliverTo(Deliveries next) {
        deliveries = next;
    }

    @Override
    public void poll(long millis) throws IOException {
        fan.poll(millis);
    }

    @Override
    public long cpuNanos() {
        return redis.cpuNanos();
    }

    /** Redis closes no idle connection. */
    @Override
    public void keepAlive() {}

    private void line(int connection, byte[] line, int length) {
        if (Lines.startsWith(line, length, "CMD_OPEN")) {
            deliveries.arrived(Lines.number(line, length, Lines.TICKET));
            fan.send(connection, PING);
        } else if (Lines.startsWith(line, length, "subscribe")) {
            subscribed++;
        } else if (Lines.startsWith(line, length, "-")) {
            throw new IllegalStateException(Lines.text(line, length));
        }
    }

    @Override
    public void close() throws IOException {
        fan.close();
    }
}
