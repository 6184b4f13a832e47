package com.termfleet.source.webhook;

import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.After;
import com.termfleet.source.SourceRequest.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the fields of an alert ask for. */
record AlertReader(AlertFields fields) {

    private static final int LONGEST_ID = 120;
    private static final int LONGEST_TIME = 40;

    /** Symbols of {@code closeall} that mean whatever the source has. */
    private static final List<String> ANY_SYMBOL = List.of("*", "all");

    Alert alert() {
        return new Alert(key().orElse(null), request());
    }

    /** The same (id, ticker, time) counts once; without one of them a repeat cannot be told from a further signal. */
    private Optional<String> key() {
        String id = fields.value("id");
        String time = fields.value("time");
        if (id.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        fields.errors()
                .check(id.length() <= LONGEST_ID, "id", "must be at most " + LONGEST_ID + " characters")
                .check(time.length() <= LONGEST_TIME, "time", "must be at most " + LONGEST_TIME + " characters");
        return Optional.of("alert:" + time + ":" + fields.ticker() + ":" + id);
    }

    private SourceRequest request() {
        Command wanted = Command.of(fields.command()).orElse(null);
        if (wanted == null) {
            fields.errors().add(fields.commandField(), "must be " + Command.all());
            return new SourceRequest.Cancel(new Target.Everything());
        }
        OrderType type = wanted.opens();
        if (type != null) {
            return type.isPending() ? pending(type) : market(type);
        }
        Target target = target(wanted);
        return wanted.cancels()
                ? new SourceRequest.Cancel(target)
                : new SourceRequest.Close(target, fields.volume(false), fields.price("price"), Money.ZERO);
    }

    private Target target(Command wanted) {
        for (String any : ANY_SYMBOL) {
            if (wanted == Command.CLOSEALL && fields.ticker().equalsIgnoreCase(any)) {
                return new Target.Everything();
            }
        }
        return new Target.OfSymbol(fields.symbol(), wanted.side());
    }

    private SourceRequest pending(OrderType type) {
        Price price = fields.price("price");
        fields.errors().check(!price.isNone(), "price", "is required: the price at which the order waits");
        LevelReader.Levels levels = levels(type, price);
        return new SourceRequest.Open(
                null,
                type,
                fields.symbol(),
                fields.lots(),
                price,
                levels.stopLoss(),
                levels.takeProfit(),
                fields.comment());
    }

    private SourceRequest market(OrderType type) {
        Price price = fields.price("price");
        LevelReader.Levels levels = levels(type, price);
        After after = after();
        return after == null
                ? new SourceRequest.Open(
                        null,
                        type,
                        fields.symbol(),
                        fields.lots(),
                        price,
                        levels.stopLoss(),
                        levels.takeProfit(),
                        fields.comment())
                : new SourceRequest.Net(
                        fields.symbol(),
                        type.side(),
                        fields.lots(),
                        price,
                        levels.stopLoss(),
                        levels.takeProfit(),
                        after,
                        fields.comment());
    }

    /** What the strategy has afterwards; null if the alert does not tell. */
    private @Nullable After after() {
        return switch (fields.value("position").toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "long" -> After.LONG;
            case "short" -> After.SHORT;
            case "flat" -> After.FLAT;
            default -> {
                fields.errors().add("position", "must be long, short or flat, or absent");
                yield null;
            }
        };
    }

    private LevelReader.Levels levels(OrderType type, Price price) {
        return new LevelReader(fields, type.side(), fields.ticker(), price).levels();
    }
}
