package com.termfleet.gateway.codec.v1;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.codec.Fields;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The lines that masters and followers share. */
final class SessionLines {

    /** More than any account can hold at any broker known; bounds what a snapshot may take of the memory. */
    static final int MOST_POSITIONS = 10_000;

    private static final int MOST_DIGITS = 15;

    private SessionLines() {}

    static ClientLine.Auth auth(Fields fields) {
        String claimed = fields.text(1, "ROLE");
        SessionRole role =
                claimed.equals("SLAVE") ? SessionRole.FOLLOWER : Fields.oneOf("ROLE", claimed, SessionRole.class);
        String token = fields.text(2, "TOKEN");
        if (token.isEmpty()) {
            throw Fields.bad("TOKEN", "must not be empty");
        }
        return new ClientLine.Auth(
                role,
                token,
                fields.option("login"),
                fields.option("server"),
                fields.option("ea"),
                mode(fields),
                fields.option("currency"),
                fields.option("checks"));
    }

    /** Orders that are meant for a hedging account do harm on a netting one: a mode that is not understood is an error. */
    private static @Nullable String mode(Fields fields) {
        String mode = fields.option("mode");
        if (mode != null && !mode.equals("HEDGING") && !mode.equals("NETTING")) {
            throw Fields.bad("mode=", "must be HEDGING or NETTING");
        }
        return mode;
    }

    static ClientLine heartbeat(Fields fields) {
        return new ClientLine.Heartbeat(new Heartbeat(
                fields.money(1, "BALANCE"),
                fields.money(2, "EQUITY"),
                fields.money(3, "MARGIN"),
                fields.money(4, "FREE_MARGIN"),
                fields.count(5, "POSITIONS", Integer.MAX_VALUE),
                fields.flag(6, "TRADE_ALLOWED"),
                fields.flag(7, "CONNECTED"),
                positive(fields.number("leverage")),
                fields.money("deposits")));
    }

    /** Kept with the specification, of which there are many: no longer than names are. */
    private static @Nullable String productType(Fields fields) {
        String type = fields.option("type");
        if (type != null && !type.matches("[A-Z0-9_]{1,32}")) {
            throw Fields.bad("type=", "must be 1 to 32 capitals, digits and underscores");
        }
        return type;
    }

    private static @Nullable BigDecimal positive(@Nullable Long value) {
        return value == null || value <= 0 ? null : BigDecimal.valueOf(value);
    }

    static ClientLine ping(Fields fields) {
        return new ClientLine.Ping(fields.text(1, "X"));
    }

    static ClientLine pong(Fields fields) {
        fields.text(2, "SERVER_MS");
        return new ClientLine.Pong(fields.text(1, "X"));
    }

    static ClientLine symbol(Fields fields) {
        fields.count(2, "DIGITS", MOST_DIGITS);
        SymbolSpec spec = new SymbolSpec(
                fields.symbol(1, "NAME"),
                fields.lots(3, "VOL_MIN"),
                fields.lots(4, "VOL_MAX"),
                fields.volume(5, "VOL_STEP"),
                fields.decimal(6, "CONTRACT_SIZE"),
                fields.decimal(8, "TICK_SIZE"),
                productType(fields));
        return new ClientLine.Message(new SymbolLine(spec, fields.decimal(7, "TICK_VALUE"), fields.decimal("margin")));
    }

    static ClientLine snapshotBegin(Fields fields) {
        return new ClientLine.SnapshotBegin(fields.count(1, "COUNT", MOST_POSITIONS));
    }

    static ClientLine snapshotPosition(Fields fields) {
        return new ClientLine.SnapshotPosition(new Snapshot.Position(
                fields.ticket(1, "TICKET"),
                fields.orderType(2, "TYPE"),
                fields.symbol(3, "SYMBOL"),
                fields.volume(4, "LOT"),
                fields.price(5, "PRICE"),
                fields.price(6, "SL"),
                fields.price(7, "TP"),
                fields.time("time"),
                fields.optionOrEmpty("comment"),
                fields.magic(),
                fields.money("profit")));
    }

    static ClientLine snapshotEnd(Fields fields) {
        return new ClientLine.SnapshotEnd();
    }
}
