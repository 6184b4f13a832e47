package com.termfleet.destination.matchtrader.trader;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.account.BrokerAccount;
import com.termfleet.destination.matchtrader.http.Answer;
import com.termfleet.destination.matchtrader.http.Fields;
import com.termfleet.destination.matchtrader.http.HttpCalls;
import com.termfleet.destination.matchtrader.http.NoAnswer;
import com.termfleet.destination.matchtrader.http.Records;
import com.termfleet.destination.matchtrader.session.BrokerFunds;
import com.termfleet.destination.matchtrader.session.BrokerInstrument;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An account that is reached over the Trader API. The published facts name no paths; these are the likely ones. */
public final class TraderSession implements TradingSession {

    private static final Duration FROM_NOW_ON = Duration.ofDays(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String POSITIONS = "/v1/positions";
    private static final String ORDERS = "/v1/pending-orders";

    private final HttpCalls http;
    private final BrokerAccount account;
    private final String authorization;
    private final InstantSource clock;
    private String accountId = "";
    private boolean ended;

    public TraderSession(HttpCalls http, BrokerAccount account, InstantSource clock) {
        this.clock = clock;
        this.http = http;
        this.account = account;
        this.authorization = "Bearer " + account.secret();
    }

    @Override
    public void signIn() {
        Answer answer = attempt("/v1/account");
        if (answer.isUnauthorized()) {
            throw SessionException.refusal("The broker refused the token; check it with the broker");
        }
        accountId = Fields.text(answer.require(), "accountId", "id", "login");
    }

    @Override
    public String brokerLogin() {
        return account.baseUrl().getAuthority() + "/" + accountId;
    }

    @Override
    public BrokerFunds funds() {
        return Records.funds(read("/v1/account"));
    }

    @Override
    public List<BrokerInstrument> instruments() {
        return Fields.readable(Fields.requireList(read("/v1/instruments"), "instruments"), Records::instrument);
    }

    @Override
    public List<BrokerItem> items() {
        List<BrokerItem> items = new ArrayList<>();
        // Orders first: one that is filled between the two answers is then listed twice rather than not at all.
        for (JsonNode order : Fields.requireList(read(ORDERS), "orders", "pendingOrders")) {
            items.add(Records.order(order));
        }
        for (JsonNode position : Fields.requireList(read(POSITIONS), "positions")) {
            items.add(Records.position(position));
        }
        return items;
    }

    @Override
    public List<ClosedPart> closedSince(Instant from) {
        String range = "?from=" + encoded(from.toString()) + "&to="
                + encoded(clock.instant().plus(FROM_NOW_ON).toString());
        return Fields.readable(
                Fields.requireList(read("/v1/closed-positions" + range), "operations", "positions"), Records::closed);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode read(String path) {
        return attempt(path).require();
    }

    private Answer attempt(String path) {
        try {
            return noted(http.send("GET", path, Map.of("Authorization", authorization), null));
        } catch (NoAnswer e) {
            SessionException failure = new SessionException(String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }

    /** A token that is not admitted any more is not shown again and again. */
    private Answer noted(Answer answer) {
        ended |= answer.isUnauthorized();
        return answer;
    }

    @Override
    public boolean isUsable() {
        return !ended;
    }

    @Override
    public WriteOutcome open(Order.Open order, UUID key) {
        ObjectNode request = JSON.createObjectNode()
                .put("symbol", order.symbol().name())
                .put("side", order.type().side().name())
                .put("volume", order.lots().value())
                .put("comment", "TF" + order.commandId());
        levels(request, order.stopLoss(), order.takeProfit());
        if (!order.type().isPending()) {
            return write("POST", POSITIONS, request, key, "positionId");
        }
        request.put("activationPrice", order.price().value()).put("type", kind(order.type()));
        return write("POST", ORDERS, request, key, "pendingOrderId");
    }

    @Override
    public WriteOutcome edit(BrokerItem item, Price stopLoss, Price takeProfit, Price price) {
        ObjectNode request = JSON.createObjectNode();
        levels(request, stopLoss, takeProfit);
        if (item.isOrder() && !price.isNone()) {
            request.put("activationPrice", price.value());
        }
        return write("PATCH", path(item), request, null, "id");
    }

    @Override
    public WriteOutcome close(BrokerItem position, Lots lots) {
        ObjectNode request = JSON.createObjectNode();
        if (lots.isBelow(position.lots())) {
            request.put("volume", lots.value());
        }
        return write("POST", path(position) + "/close", request, null, "id");
    }

    @Override
    public WriteOutcome cancel(BrokerItem order) {
        return write("DELETE", path(order), null, null, "id");
    }

    @Override
    public boolean repeatsOpens() {
        return true;
    }

    private static String path(BrokerItem item) {
        return (item.isOrder() ? ORDERS : POSITIONS) + "/" + encoded(item.id());
    }

    private static void levels(ObjectNode request, Price stopLoss, Price takeProfit) {
        request.put("slPrice", stopLoss.isNone() ? null : stopLoss.value());
        request.put("tpPrice", takeProfit.isNone() ? null : takeProfit.value());
    }

    private static String kind(OrderType type) {
        return type == OrderType.BUY_LIMIT || type == OrderType.SELL_LIMIT ? "LIMIT" : "STOP";
    }

    private WriteOutcome write(
            String method, String path, @Nullable ObjectNode request, @Nullable UUID key, String id) {
        Map<String, String> headers = key == null
                ? Map.of("Authorization", authorization)
                : Map.of("Authorization", authorization, "Idempotency-Key", key.toString());
        try {
            Answer answer = http.send(method, path, headers, request == null ? null : request.toString());
            return outcome(noted(answer), key, id);
        } catch (SessionException e) {
            return new WriteOutcome.NotSent(String.valueOf(e.getMessage()), e.retryAfter());
        } catch (NoAnswer e) {
            String why = String.valueOf(e.getMessage());
            return e.mayBeExecuted()
                    ? new WriteOutcome.Unknown(why)
                    : new WriteOutcome.NotSent(why, Duration.ofSeconds(1));
        }
    }

    /** An open is done when its id is known; anything else when the broker has no content to answer. */
    private static WriteOutcome outcome(Answer answer, @Nullable UUID key, String id) {
        Optional<WriteOutcome> turnedAway = answer.turnedAway();
        if (turnedAway.isPresent()) {
            return turnedAway.get();
        }
        if (answer.isRefusal()) {
            return new WriteOutcome.Refused(answer.text());
        }
        if (!answer.isSuccess()) {
            return new WriteOutcome.Unknown("The broker answered HTTP " + answer.status());
        }
        String found = answer.json().map(reply -> Fields.text(reply, id)).orElse("");
        if (!found.isEmpty()) {
            return new WriteOutcome.Done(found);
        }
        boolean isDone = key == null && answer.status() == 204;
        return isDone
                ? new WriteOutcome.Done(null)
                : new WriteOutcome.Unknown("The broker's answer is empty or cannot be read");
    }

    @Override
    public boolean hasSpareRequests() {
        return http.budget().hasSpare();
    }

    @Override
    public void close() {
        // There is no session to end.
    }
}
