package com.termfleet.source.tradingview;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.kernel.AccountId;
import com.termfleet.source.tradingview.capture.Exchange;
import com.termfleet.source.tradingview.capture.ExchangeDecoder;
import com.termfleet.source.tradingview.proxy.TrafficListener;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the accounts whose trades were captured. A standby captures nothing: its traffic is tunnelled. Thread-safe. */
final class CapturedTraffic implements TrafficListener {

    private static final Logger log = LoggerFactory.getLogger(CapturedTraffic.class);

    private final WatchedBrokers brokers;
    private final CaptureQueue queue;
    private final ProxyChecks checks;
    private final LeadershipStatus leadership;
    private final InstantSource clock;

    CapturedTraffic(
            WatchedBrokers brokers,
            CaptureQueue queue,
            ProxyChecks checks,
            LeadershipStatus leadership,
            InstantSource clock) {
        this.brokers = brokers;
        this.queue = queue;
        this.checks = checks;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Override
    public boolean decrypts(String authority) {
        return leadership.state() != LeadershipStatus.State.STANDBY && brokers.contains(authority);
    }

    @Override
    public boolean wants(String authority, String method, String uri) {
        checks.look(uri);
        return BrokerUri.of(uri)
                .filter(address -> ExchangeDecoder.concerns(method, address.path()))
                .filter(address ->
                        !brokers.accounts(authority, address.account()).isEmpty())
                .isPresent();
    }

    @Override
    public void captured(RawExchange raw) {
        Optional<BrokerUri> address = BrokerUri.of(raw.uri());
        if (address.isEmpty()) {
            return;
        }
        List<AccountId> accounts =
                brokers.accounts(raw.authority(), address.get().account());
        try {
            Exchange exchange = exchange(raw, address.get());
            accounts.forEach(account -> queue.add(account, exchange));
        } catch (IllegalArgumentException e) {
            log.warn(
                    "Captured exchange not understood accounts={} exchange={} reason={}",
                    accounts,
                    raw,
                    e.getMessage());
        }
    }

    private Exchange exchange(RawExchange raw, BrokerUri address) {
        return new Exchange(
                UUID.randomUUID().toString(),
                clock.instant(),
                raw.method(),
                address.path(),
                address.query(),
                Bodies.text(raw.request(), raw.requestEncoding()),
                raw.status(),
                Bodies.text(raw.answer(), raw.answerEncoding()));
    }
}
