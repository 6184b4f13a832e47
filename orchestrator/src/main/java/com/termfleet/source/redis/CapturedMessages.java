package com.termfleet.source.redis;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.tradingview.capture.CaptureStep;
import com.termfleet.source.tradingview.capture.CapturedOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What captured trades are for workers: a trade is theirs when the broker has executed it, as in the replaced system; until then an order
 * that waits is not told.
 */
final class CapturedMessages {

    private CapturedMessages() {}

    /** A close of a whole trade has the quantity {@link Lots#ZERO}: how much that is, is known where its parts are counted. */
    static List<TradeMessage> of(CaptureStep step) {
        Map<String, CapturedOrder> orders =
                step.changed().stream().collect(Collectors.toMap(CapturedOrder::id, Function.identity()));
        return step.requests().stream()
                .map(request -> message(request.request(), orders))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TradeMessage> message(SourceRequest request, Map<String, CapturedOrder> orders) {
        CapturedOrder order = orders.get(key(request));
        if (order == null) {
            return Optional.empty();
        }
        return switch (request) {
            case SourceRequest.Open _ -> whenOpen(order, opened(order));
            case SourceRequest.Filled _ -> whenOpen(order, opened(order));
            case SourceRequest.Modify modify ->
                whenOpen(
                        order,
                        new TradeMessage.Updated(
                                order.id(), order.position(), modify.stopLoss(), modify.takeProfit(), null));
            case SourceRequest.Close close ->
                Optional.of(new TradeMessage.Closed(
                        order.id(),
                        order.instrument(),
                        order.side(),
                        close.lots() == null ? Lots.ZERO : close.lots(),
                        close.lots() != null,
                        Price.NONE));
            case SourceRequest.Cancel _, SourceRequest.Net _ -> Optional.empty();
        };
    }

    private static Optional<TradeMessage> whenOpen(CapturedOrder order, TradeMessage message) {
        return order.state() == CapturedOrder.State.OPEN ? Optional.of(message) : Optional.empty();
    }

    private static TradeMessage opened(CapturedOrder order) {
        return new TradeMessage.Opened(
                order.id(),
                order.position(),
                order.type(),
                order.kind().name().toLowerCase(Locale.ROOT),
                order.instrument(),
                order.quantity(),
                order.price(),
                order.stopLoss(),
                order.takeProfit());
    }

    private static @Nullable String key(SourceRequest request) {
        SourceRequest.Target target = switch (request) {
            case SourceRequest.Open open -> open.key() == null ? null : new SourceRequest.Target.Keyed(open.key());
            case SourceRequest.Filled filled -> filled.target();
            case SourceRequest.Modify modify -> modify.target();
            case SourceRequest.Close close -> close.target();
            case SourceRequest.Cancel cancel -> cancel.target();
            case SourceRequest.Net _ -> null;
        };
        return target instanceof SourceRequest.Target.Keyed keyed ? keyed.key() : null;
    }
}
