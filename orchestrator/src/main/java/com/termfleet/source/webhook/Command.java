package com.termfleet.source.webhook;

import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Side;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an alert commands, by the words of the one-line form. */
enum Command {
    BUY(OrderType.BUY),
    SELL(OrderType.SELL),
    BUYSTOP(OrderType.BUY_STOP),
    BUYLIMIT(OrderType.BUY_LIMIT),
    SELLSTOP(OrderType.SELL_STOP),
    SELLLIMIT(OrderType.SELL_LIMIT),
    CLOSELONG(Side.BUY),
    CLOSESHORT(Side.SELL),
    CANCELLONG(Side.BUY),
    CANCELSHORT(Side.SELL),
    CLOSEALL((Side) null);

    private final @Nullable OrderType opens;
    private final @Nullable Side side;

    Command(OrderType opens) {
        this.opens = opens;
        this.side = opens.side();
    }

    Command(@Nullable Side side) {
        this.opens = null;
        this.side = side;
    }

    /** Null if it opens nothing. */
    @Nullable
    OrderType opens() {
        return opens;
    }

    /** Whose trades are meant; null for both sides. */
    @Nullable
    Side side() {
        return side;
    }

    boolean cancels() {
        return this == CANCELLONG || this == CANCELSHORT;
    }

    static Optional<Command> of(String word) {
        for (Command command : values()) {
            if (command.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    /** For messages. */
    static String all() {
        return "buy, sell, buystop, buylimit, sellstop, selllimit, closelong, closeshort, cancellong, cancelshort or"
                + " closeall";
    }
}
