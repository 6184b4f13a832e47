package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.Broker;
import com.termfleet.standin.matchtrader.broker.ClosedOperation;
import com.termfleet.standin.matchtrader.broker.Funds;
import com.termfleet.standin.matchtrader.broker.Instrument;
import com.termfleet.standin.matchtrader.broker.PendingOrder;
import com.termfleet.standin.matchtrader.broker.Position;
import com.termfleet.standin.matchtrader.broker.Quote;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The broker's records as the REST dialect writes them. */
final class RestViews {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DAYS = 7;

    private final Broker broker;
    private final Switches switches;

    RestViews(Broker broker, Switches switches) {
        this.broker = broker;
        this.switches = switches;
    }

    Object decimal(BigDecimal value) {
        return switches.is(Switch.DECIMALS, "strings") ? value.toPlainString() : value;
    }

    @Nullable
    Object level(BigDecimal price) {
        return price.signum() == 0 && switches.is(Switch.NO_LEVEL, "null") ? null : decimal(price);
    }

    JsonObject balance(Funds funds) {
        BigDecimal level = funds.margin().signum() == 0
                ? BigDecimal.ZERO
                : funds.equity().multiply(HUNDRED).divide(funds.margin(), 2, RoundingMode.HALF_UP);
        return new JsonObject()
                .put("balance", decimal(funds.balance()))
                .put("equity", decimal(funds.equity()))
                .put("margin", decimal(funds.margin()))
                .put("freeMargin", decimal(funds.freeMargin()))
                .put("marginLevel", decimal(level))
                .put("credit", decimal(BigDecimal.ZERO))
                .put("profit", decimal(funds.profit()))
                .put("netProfit", decimal(funds.profit()))
                .put("currency", funds.currency())
                .put("currencyPrecision", 2);
    }

    JsonObject position(String account, Position position) {
        BigDecimal profit = broker.profit(account, position);
        Quote quote = broker.quote(position.instrument().symbol());
        return new JsonObject()
                .put("id", position.id())
                .put("symbol", position.instrument().symbol())
                .put("alias", position.instrument().alias())
                .put("volume", decimal(position.volume()))
                .put("side", position.side().name())
                .put("openTime", position.openTime().toString())
                .put("openTimeMillis", position.openTime().toEpochMilli())
                .put("openPrice", decimal(position.openPrice()))
                .put("stopLoss", level(position.levels().stopLoss()))
                .put("takeProfit", level(position.levels().takeProfit()))
                .put("trailingDistance", decimal(BigDecimal.ZERO))
                .put("swap", decimal(BigDecimal.ZERO))
                .put("commission", decimal(BigDecimal.ZERO))
                .put("profit", decimal(profit))
                .put("netProfit", decimal(profit))
                .put("currentPrice", decimal(quote.toClose(position.side())))
                .put("bidPrice", quote.bid())
                .put("askPrice", quote.ask())
                .put("positions", new JsonArray());
    }

    JsonObject order(PendingOrder order) {
        return new JsonObject()
                .put("id", order.id())
                .put("symbol", order.instrument().symbol())
                .put("alias", order.instrument().alias())
                .put("type", order.kind().name())
                .put("side", order.side().name())
                .put("volume", decimal(order.volume()))
                .put("activationPrice", decimal(order.price()))
                .put("creationTime", order.creationTime().toString())
                .put("stopLoss", level(order.levels().stopLoss()))
                .put("takeProfit", level(order.levels().takeProfit()))
                .put("comment", order.comment());
    }

    JsonObject closed(ClosedOperation operation) {
        Position position = operation.position();
        return new JsonObject()
                .put("id", position.id())
                .put("uid", operation.uid())
                .put("closingOrderID", operation.uid())
                .put("symbol", position.instrument().symbol())
                .put("alias", position.instrument().alias())
                .put("volume", decimal(operation.volume()))
                .put("side", position.side().name())
                .put("openTime", position.openTime().toString())
                .put("time", operation.time().toString())
                .put("openPrice", decimal(position.openPrice()))
                .put("closePrice", decimal(operation.closePrice()))
                .put("stopLoss", level(position.levels().stopLoss()))
                .put("takeProfit", level(position.levels().takeProfit()))
                .put("profit", decimal(operation.profit()))
                .put("netProfit", decimal(operation.profit()))
                .put("swap", decimal(BigDecimal.ZERO))
                .put("commission", decimal(BigDecimal.ZERO))
                .put("closeReason", operation.reason());
    }

    JsonObject instrument(Instrument instrument) {
        return new JsonObject()
                .put("symbol", instrument.symbol())
                .put("alias", instrument.alias())
                .put("description", instrument.alias())
                .put("type", instrument.type())
                .put("baseCurrency", instrument.baseCurrency())
                .put("quoteCurrency", instrument.quoteCurrency())
                .put("pricePrecision", instrument.pricePrecision())
                .put("volumePrecision", instrument.volumePrecision())
                .put("volumeMin", decimal(instrument.volumeMin()))
                .put("volumeMax", decimal(instrument.volumeMax()))
                .put("volumeStep", decimal(instrument.volumeStep()))
                .put("contractSize", decimal(instrument.contractSize()))
                .put("sizeOfOnePoint", decimal(instrument.point()))
                .put("commission", decimal(BigDecimal.ZERO))
                .put("leverage", decimal(HUNDRED))
                .put("fixedLeverage", false)
                .put("multiplier", decimal(BigDecimal.ONE))
                .put("multiplierCurrency", instrument.quoteCurrency())
                .put("divider", decimal(BigDecimal.ONE))
                .put("swapType", "POINTS")
                .put("swapBuy", decimal(BigDecimal.ZERO))
                .put("swapSell", decimal(BigDecimal.ZERO))
                .put("bidMarkup", decimal(BigDecimal.ZERO))
                .put("askMarkup", decimal(BigDecimal.ZERO))
                .put("freezeLevel", decimal(BigDecimal.ZERO))
                .put("stopsLevel", decimal(BigDecimal.ZERO))
                .put("sessionOpen", true)
                .put("tradingHours", allDay())
                .put("tags", new JsonArray());
    }

    private static JsonArray allDay() {
        JsonArray days = new JsonArray();
        for (int day = 0; day < DAYS; day++) {
            days.add(new JsonObject()
                    .put("dayNumber", day)
                    .put("openHours", 0)
                    .put("openMinutes", 0)
                    .put("openSeconds", 0)
                    .put("closeHours", 23)
                    .put("closeMinutes", 59)
                    .put("closeSeconds", 59));
        }
        return days;
    }

    JsonObject quotation(Instrument instrument, Instant now) {
        Quote quote = broker.quote(instrument.symbol());
        return new JsonObject()
                .put("symbol", instrument.symbol())
                .put("alias", instrument.alias())
                .put("bid", decimal(quote.bid()))
                .put("ask", decimal(quote.ask()))
                .put("change", decimal(BigDecimal.ZERO))
                .put("high", decimal(quote.ask()))
                .put("low", decimal(quote.bid()))
                .put("timestampMs", now.toEpochMilli())
                .put("timestampSec", now.getEpochSecond());
    }
}
