package com.termfleet.bench.redis;

import com.termfleet.bench.measure.Fan;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The baseline: Redis publishes the bytes of one such order to as many subscribers, and stores nothing. */
public final class RedisRounds implements Closeable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** As long as an order of ours; the line end that follows it is part of Redis's own framing. */
    private static final String ORDER = "CMD_OPEN|BUY|EURUSD|1.085|0.15|0|0|1000001|id=123456789|ttl=4998|dev=20";

    private static final String PUBLISH =
            "*3\r\n$7\r\nPUBLISH\r\n$6\r\norders\r\n$" + ORDER.length() + "\r\n" + ORDER + "\r\n";

    private final Fan fan;
    private final Fan publisher;
    private int subscribed;
    private int received;

    public RedisRounds(RedisServer redis, int subscribers) throws IOException, TimeoutException {
        fan = new Fan(this::line);
        publisher = new Fan((connection, line, length) -> {});
        fan.open(redis.address(), subscribers, i -> "*2\r\n$9\r\nSUBSCRIBE\r\n$6\r\norders\r\n");
        publisher.open(redis.address(), 1, i -> "");
        fan.pollUntil(() -> subscribed == subscribers, DEADLINE);
    }

    /** @return nanoseconds from the publisher's write to the last subscriber's read */
    public long round() throws IOException, TimeoutException {
        received = 0;
        long begin = System.nanoTime();
        publisher.send(0, PUBLISH);
        fan.pollUntil(() -> received == fan.size(), DEADLINE);
        return System.nanoTime() - begin;
    }

    public void settle(Duration time) throws IOException {
        publisher.pollFor(Duration.ofMillis(1));
        fan.pollFor(time);
    }

    private void line(int connection, byte[] line, int length) {
        if (length == ORDER.length() && line[0] == 'C') {
            received++;
        } else if (new String(line, 0, length, StandardCharsets.UTF_8).equals("subscribe")) {
            subscribed++;
        }
    }

    @Override
    public void close() throws IOException {
        fan.close();
        publisher.close();
    }
}
