package com.termfleet.standin.matchtrader.http;

import java.util.List;

/** What differs between brokers of this platform. Each has one of a few values; the first is the one at the start. */
public enum Switch {
    /** Paths at which a login is accepted. */
    LOGIN_PATHS("all", "mtr-login", "co-login", "core-edge"),
    /** Names of the list of accounts and of the selected one. */
    LIST_NAMES("byPath", "accounts", "tradingAccounts"),
    /** The field {@code tradingApiDomain} of a system: an address that only the broker reaches, this server's own, or none. */
    TRADING_API_DOMAIN("internal", "own", "absent"),
    /** Which token the cookie {@code co-auth} has to carry. */
    CO_AUTH("token", "tradingAccountToken"),
    /** Whether trading calls need the cookie besides {@code Auth-trading-api}. */
    COOKIE("needed", "notNeeded"),
    /** What a refresh is answered with. */
    REFRESH_REPLY("emptyWithCookie", "token", "login", "fails"),
    /** What an executed order is answered with. */
    OPERATION_REPLY("full", "orderIdOnly"),
    /** Which field names the position that is edited. */
    EDIT_ID("id", "positionId"),
    /** Which side a close has to carry. */
    CLOSE_SIDE("own", "opposite", "any"),
    /** Whether the volume of a close may be a number. */
    CLOSE_VOLUME("any", "string"),
    /** How the range of closed positions is written. */
    CLOSED_RANGE("any", "iso", "epochMillis"),
    /** Whether closed positions come with {@code status: FULL}. */
    CLOSED_STATUS("absent", "full"),
    CANCEL_REPLY("operation", "okWithErrorCode", "noContent"),
    PENDING_EDIT_REPLY("operation", "empty"),
    INSTRUMENTS_REPLY("array", "wrapped"),
    QUOTATIONS_REPLY("array", "body"),
    /** How amounts, volumes and prices are written. */
    DECIMALS("strings", "numbers"),
    /** How an absent stop loss or take profit is written. */
    NO_LEVEL("zero", "null"),
    /** How a refused order is answered: 200 with another status, or 400. */
    REFUSAL("status", "badRequest"),
    /** The id of the position that a pending order becomes. */
    FILLED_ID("kept", "new"),
    /** Whether the WebSocket knows more than the messages of the published document. */
    WEBSOCKET("extended", "documented");

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that cannot change
    private final List<String> choices;

    Switch(String... choices) {
        this.choices = List.of(choices);
    }

    public List<String> choices() {
        return choices;
    }
}
