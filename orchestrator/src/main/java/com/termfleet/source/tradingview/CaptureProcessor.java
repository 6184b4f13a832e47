package com.termfleet.source.tradingview;

import com.termfleet.kernel.AccountId;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.tradingview.capture.CaptureRules;
import com.termfleet.source.tradingview.capture.CaptureStep;
import com.termfleet.source.tradingview.capture.Captured;
import com.termfleet.source.tradingview.capture.Exchange;
import com.termfleet.source.tradingview.capture.ExchangeDecoder;
import com.termfleet.source.tradingview.capture.Market;
import com.termfleet.source.tradingview.store.CapturedOrders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has carried out what was captured. Requests are handed over before the orders are stored: after a crash between the two the
 * same requests follow again, with the same keys, and count once. For one thread per account; blocks.
 */
final class CaptureProcessor {

    private static final Logger log = LoggerFactory.getLogger(CaptureProcessor.class);

    private final CapturedOrders orders;
    private final SignalIntake intake;
    private final CaptureListener listener;
    private final CaptureMetrics metrics;
    private final InstantSource clock;
    private final Map<AccountId, Market> markets = new ConcurrentHashMap<>();

    CaptureProcessor(
            CapturedOrders orders,
            SignalIntake intake,
            CaptureListener listener,
            CaptureMetrics metrics,
            InstantSource clock) {
        this.orders = orders;
        this.intake = intake;
        this.listener = listener;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * May be called again after a failure.
     *
     * @throws com.termfleet.kernel.UnavailableException if requests could not be stored
     * @throws org.springframework.dao.DataAccessException if the database cannot be reached
     */
    void process(AccountId account, Exchange exchange) {
        Optional<Captured> captured = decode(account, exchange);
        if (captured.isEmpty()) {
            return;
        }
        if (captured.get() instanceof Captured.Instruments instruments) {
            orders.savePipSizes(account, instruments.pipSizes());
        }
        CaptureStep step = CaptureRules.apply(exchange.id(), captured.get(), orders.active(account), market(account));
        List<CaptureStep.Request> fresh = new ArrayList<>();
        for (CaptureStep.Request request : step.requests()) {
            if (!intake.accept(account, exchange.at(), request.key(), request.request())
                    .repeated()) {
                fresh.add(request);
            }
        }
        orders.save(account, step.changed(), clock.instant());
        listener.captured(account, new CaptureStep(step.changed(), fresh));
        metrics.understood();
    }

    private Optional<Captured> decode(AccountId account, Exchange exchange) {
        try {
            return ExchangeDecoder.decode(exchange);
        } catch (IllegalArgumentException e) {
            log.warn(
                    "Captured exchange not understood account={} method={} path={} reason={}",
                    account,
                    exchange.method(),
                    exchange.path(),
                    e.getMessage());
            metrics.notUnderstood();
            return Optional.empty();
        }
    }

    private Market market(AccountId account) {
        return markets.computeIfAbsent(account, id -> {
            Market market = new Market();
            market.pips(orders.pipSizes(id));
            return market;
        });
    }
}
