package com.termfleet.source.redis;

import com.termfleet.account.Accounts;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.database.RepeatedTask;
import com.termfleet.kernel.AccountId;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.tradingview.CaptureListener;
import com.termfleet.source.tradingview.capture.CaptureStep;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Connects the parts while this server has the lead: a standby would have everything copied twice. Does nothing without a URL.
 * Thread-safe.
 */
@Component
@EnableConfigurationProperties(RedisProperties.class)
class RedisBridge implements CaptureListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisBridge.class);
    private static final Duration ROUND = Duration.ofMillis(500);

    private final @Nullable Parts parts;
    private final LeadershipStatus leadership;
    private final RepeatedTask rounds = new RepeatedTask("redis-link", this::round);

    private volatile List<Thread> threads = List.of();

    private record Parts(RedisLink link, IncomingMessages incoming, OutgoingTrades outgoing, WorkerReports reports) {}

    @FunctionalInterface
    private interface Work {

        void run() throws InterruptedException;
    }

    RedisBridge(
            RedisProperties properties,
            SignalIntake intake,
            Accounts accounts,
            JdbcClient jdbc,
            LeadershipStatus leadership,
            Clock clock) {
        this.leadership = leadership;
        if (!properties.isEnabled()) {
            this.parts = null;
            return;
        }
        OwnMessages own = new OwnMessages(UUID::randomUUID);
        BridgedTrades trades = new BridgedTrades(jdbc);
        WorkerReports reports = new WorkerReports(trades, own);
        RedisLink link = new RedisLink(properties.url(), this::heard);
        this.parts = new Parts(
                link,
                new IncomingMessages(link, intake, accounts, properties.account(), own, clock),
                new OutgoingTrades(link, trades, own, clock),
                reports);
    }

    private void heard(String channel, String text) {
        Parts current = parts;
        if (current == null) {
            return;
        }
        if (channel.equals(Channels.TRADES)) {
            current.incoming().add(text);
        } else {
            current.reports().add(channel, text);
        }
    }

    @Override
    public void captured(AccountId account, CaptureStep step) {
        Parts current = parts;
        if (current != null) {
            CapturedMessages.of(step).forEach(trade -> current.outgoing().add(account, trade));
        }
    }

    private Duration round() {
        Parts current = parts;
        if (current != null) {
            if (leadership.state() == LeadershipStatus.State.STANDBY) {
                current.link().drop();
            } else if (leadership.state() == LeadershipStatus.State.LEADER) {
                current.link().keepUp();
            }
        }
        return ROUND;
    }

    @Override
    public void start() {
        Parts current = parts;
        if (current != null) {
            threads = List.of(
                    begin("redis-incoming", current.incoming()::run),
                    begin("redis-outgoing", current.outgoing()::run),
                    begin("redis-reports", current.reports()::run));
            rounds.start();
        }
    }

    private static Thread begin(String name, Work work) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.error("The bridge to Redis has stopped part={}", name, e);
            }
        });
    }

    @Override
    public void stop() {
        Parts current = parts;
        if (current != null) {
            boolean _ = rounds.stop(ROUND);
            threads.forEach(Thread::interrupt);
            threads = List.of();
            current.link().close();
        }
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
