package com.termfleet.destination.matchtrader.http;

import com.termfleet.destination.matchtrader.session.BrokerFunds;
import com.termfleet.destination.matchtrader.session.BrokerInstrument;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The records that all dialects of Match-Trader write alike. */
public final class Records {

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final int MOST_DECIMALS = 12;

    private Records() {}

    public static BrokerFunds funds(JsonNode node) {
        Money balance = Fields.requireMoney(node, "balance");
        Money equity = Objects.requireNonNullElse(Fields.money(node, "equity"), balance);
        String currency = Fields.text(node, "currency");
        return new BrokerFunds(
                balance,
                equity,
                Objects.requireNonNullElse(Fields.money(node, "freeMargin"), equity),
                currency.isEmpty() ? null : currency);
    }

    public static BrokerItem position(JsonNode node) {
        return item(node, Fields.side(node) == Side.BUY ? OrderType.BUY : OrderType.SELL, "openPrice");
    }

    public static BrokerItem order(JsonNode node) {
        return item(node, type(Fields.side(node), Fields.text(node, "type")), "activationPrice");
    }

    private static OrderType type(Side side, String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "LIMIT" -> side == Side.BUY ? OrderType.BUY_LIMIT : OrderType.SELL_LIMIT;
            case "STOP" -> side == Side.BUY ? OrderType.BUY_STOP : OrderType.SELL_STOP;
            default -> throw new SessionException("The broker's answer names no type of the order");
        };
    }

    private static BrokerItem item(JsonNode node, OrderType type, String price) {
        String id = Fields.text(node, "id", "orderId");
        if (id.isEmpty()) {
            throw new SessionException("The broker's answer lacks the id of a position");
        }
        return new BrokerItem(
                id,
                type,
                Fields.symbol(node),
                Fields.lots(node, "volume"),
                Fields.price(node, price),
                Fields.price(node, "stopLoss"),
                Fields.price(node, "takeProfit"),
                Fields.time(node, "openTimeMillis", "openTime", "creationTime"),
                Fields.money(node, "netProfit", "profit"),
                Fields.text(node, "comment"));
    }

    public static ClosedPart closed(JsonNode node) {
        Money profit = Fields.money(node, "netProfit", "profit");
        return new ClosedPart(
                Fields.text(node, "id"),
                Fields.symbol(node),
                Fields.side(node),
                Fields.lots(node, "volume"),
                Fields.price(node, "openPrice"),
                Fields.price(node, "closePrice"),
                profit == null ? Money.ZERO : profit,
                Fields.time(node, "openTime"),
                Fields.time(node, "time", "closeTime"));
    }

    public static BrokerInstrument instrument(JsonNode node) {
        BigDecimal minimum = positive(Fields.decimal(node, "volumeMin"), HUNDREDTH);
        BigDecimal precision = Fields.decimal(node, "pricePrecision");
        String currency = Fields.text(node, "quoteCurrency");
        String type = Fields.text(node, "type").toUpperCase(Locale.ROOT);
        return new BrokerInstrument(
                new SymbolSpec(
                        Fields.symbol(node),
                        new Lots(minimum),
                        new Lots(positive(Fields.decimal(node, "volumeMax"), BigDecimal.ZERO)),
                        new Lots(positive(Fields.decimal(node, "volumeStep"), minimum)),
                        positive(Fields.decimal(node, "contractSize"), BigDecimal.ZERO),
                        precision == null ? BigDecimal.ZERO : tick(precision),
                        type.isEmpty() ? null : type),
                currency.isEmpty() ? null : currency);
    }

    private static BigDecimal tick(BigDecimal precision) {
        int decimals = precision.intValue();
        return decimals < 0 || decimals > MOST_DECIMALS ? BigDecimal.ZERO : BigDecimal.ONE.movePointLeft(decimals);
    }

    private static BigDecimal positive(@Nullable BigDecimal value, BigDecimal otherwise) {
        return value == null || value.signum() <= 0 ? otherwise : value;
    }
}
