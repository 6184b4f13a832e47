package com.termfleet.source.redis;

import com.termfleet.kernel.Money;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;

/** What publishers' messages ask for. */
final class MessageRequests {

    private static final String COMMENT = "TradingView";

    private MessageRequests() {}

    static SourceRequest of(TradeMessage trade) {
        Target target = new Target.Keyed(trade.tradeId());
        return switch (trade) {
            case TradeMessage.Opened opened ->
                new SourceRequest.Open(
                        opened.tradeId(),
                        opened.type(),
                        opened.instrument(),
                        opened.quantity(),
                        opened.price(),
                        opened.stopLoss(),
                        opened.takeProfit(),
                        COMMENT);
            case TradeMessage.Closed closed ->
                new SourceRequest.Close(
                        target, closed.isPartial() ? closed.quantity() : null, closed.price(), Money.ZERO);
            case TradeMessage.Updated updated ->
                new SourceRequest.Modify(target, updated.stopLoss(), updated.takeProfit(), null);
        };
    }
}
