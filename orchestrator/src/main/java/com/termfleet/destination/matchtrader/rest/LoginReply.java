package com.termfleet.destination.matchtrader.rest;

import com.termfleet.destination.matchtrader.http.Answer;
import com.termfleet.destination.matchtrader.http.Fields;
import com.termfleet.destination.matchtrader.session.SessionException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what a login is answered with, under either of the names that brokers use. */
final class LoginReply {

    private LoginReply() {}

    /**
     * One account of a login. {@code toString} hides the tokens.
     *
     * @param accountToken empty if the broker gives none
     */
    record TradingAccount(String id, String apiToken, String accountToken, String system) {

        @Override
        public String toString() {
            return "TradingAccount[" + id + "]";
        }
    }

    /** The selected account first. */
    static List<TradingAccount> accounts(JsonNode reply) {
        List<JsonNode> listed = Fields.list(reply, "accounts");
        List<JsonNode> all = listed.isEmpty() ? Fields.list(reply, "tradingAccounts") : listed;
        String selected = selected(reply)
                .map(node -> Fields.text(node, "tradingAccountId"))
                .orElse("");
        List<TradingAccount> accounts = all.stream().map(LoginReply::account).toList();
        if (accounts.isEmpty()) {
            throw SessionException.refusal("The broker's login lists no trading account");
        }
        return accounts.stream()
                .sorted((one, other) ->
                        Boolean.compare(other.id().equals(selected), one.id().equals(selected)))
                .toList();
    }

    private static Optional<JsonNode> selected(JsonNode reply) {
        JsonNode account = reply.get("selectedAccount");
        return Optional.ofNullable(account == null ? reply.get("selectedTradingAccount") : account);
    }

    private static TradingAccount account(JsonNode node) {
        return new TradingAccount(
                Fields.text(node, "tradingAccountId"),
                Fields.text(node, "tradingApiToken"),
                Fields.text(node.path("tradingAccountToken"), "token"),
                system(node));
    }

    private static String system(JsonNode account) {
        String inOffer = Fields.text(account.path("offer").path("system"), "uuid");
        return inOffer.isEmpty() ? Fields.text(account.path("system"), "uuid") : inOffer;
    }

    /** What the cookie with this name is set to; empty if it is not set. */
    static String cookie(Answer answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1).split(";", 2)[0])
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
