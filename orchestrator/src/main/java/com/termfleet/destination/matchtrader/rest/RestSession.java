package com.termfleet.destination.matchtrader.rest;

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
import com.termfleet.destination.matchtrader.session.BrokerQuote;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An account that is reached over the REST interface. */
final class RestSession implements TradingSession {

    /** Later than the clocks of both sides differ. */
    private static final Duration FROM_NOW_ON = Duration.ofDays(1);

    private final RestCalls calls;
    private final HttpCalls http;
    private final BrokerAccount account;

    /** Keeps what accounts of one login share for as long as one of them is connected. */
    private final Object shared;

    private final InstantSource clock;
    private boolean rangeInMillis;
    private boolean isRefused;

    /** Of the symbols whose smallest change of the price is known. */
    private Map<Symbol, BigDecimal> points = Map.of();

    RestSession(HttpCalls http, RestLogin login, BrokerAccount account, InstantSource clock, Object shared) {
        this.clock = clock;
        this.http = http;
        this.calls = new RestCalls(http, login, account.accountId());
        this.account = account;
        this.shared = shared;
    }

    @Override
    public void signIn() {
        calls.signIn();
    }

    @Override
    public String brokerLogin() {
        return account.baseUrl().getAuthority() + "/" + calls.accountId();
    }

    @Override
    public BrokerFunds funds() {
        calls.prolong();
        return Records.funds(read("GET", "/balance", null));
    }

    @Override
    public List<BrokerInstrument> instruments() {
        List<BrokerInstrument> instruments = Fields.readable(
                Fields.requireList(read("GET", "/effective-instruments", null), "instruments"), Records::instrument);
        points = instruments.stream()
                .map(BrokerInstrument::spec)
                .filter(spec -> spec.tickSize().signum() > 0)
                .collect(Collectors.toMap(SymbolSpec::symbol, SymbolSpec::tickSize, (one, other) -> one));
        return instruments;
    }

    @Override
    public boolean quotes() {
        return true;
    }

    @Override
    public Optional<BrokerQuote> quote(Symbol symbol) {
        BigDecimal point = points.get(symbol);
        if (point == null) {
            return Optional.empty();
        }
        String path = "/quotations?symbols=" + URLEncoder.encode(symbol.name(), StandardCharsets.UTF_8);
        return Fields.requireList(read("GET", path, null), "body").stream()
                .filter(quotation -> symbol.name().equals(Fields.text(quotation, "symbol")))
                .map(quotation ->
                        new BrokerQuote(Fields.require(quotation, "bid"), Fields.require(quotation, "ask"), point))
                .filter(quote -> quote.bid().signum() > 0 && quote.ask().signum() > 0)
                .findFirst();
    }

    @Override
    public List<BrokerItem> items() {
        List<BrokerItem> items = new ArrayList<>();
        // Orders first: one that is filled between the two answers is then listed twice rather than not at all.
        for (JsonNode order : Fields.requireList(read("GET", "/active-orders", null), "orders")) {
            items.add(Records.order(order));
        }
        for (JsonNode position : Fields.requireList(read("GET", "/open-positions", null), "positions")) {
            items.add(Records.position(position));
        }
        return items;
    }

    @Override
    public List<ClosedPart> closedSince(Instant from) {
        Answer answer = attempt(
                "POST",
                "/closed-positions",
                RestRequests.range(from, clock.instant().plus(FROM_NOW_ON), rangeInMillis));
        if (answer.isRefusal() && !answer.isUnauthorized()) {
            rangeInMillis = !rangeInMillis;
            answer = attempt(
                    "POST",
                    "/closed-positions",
                    RestRequests.range(from, clock.instant().plus(FROM_NOW_ON), rangeInMillis));
        }
        return Fields.readable(Fields.requireList(answer.require(), "operations"), Records::closed);
    }

    private JsonNode read(String method, String path, @Nullable String body) {
        return attempt(method, path, body).require();
    }

    private Answer attempt(String method, String path, @Nullable String body) {
        try {
            return send(method, path, body);
        } catch (NoAnswer e) {
            SessionException failure = new SessionException(String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }

    private Answer send(String method, String path, @Nullable String body) {
        try {
            return calls.send(method, path, body);
        } catch (SessionException e) {
            isRefused |= e.isRefusal();
            throw e;
        }
    }

    /** What ends at the broker is begun again by a sign-in, unless that is refused. */
    @Override
    public boolean isUsable() {
        return !isRefused;
    }

    @Override
    public WriteOutcome open(Order.Open order, UUID key) {
        return order.type().isPending()
                ? write("/pending-order/create", RestRequests.place(order))
                : write("/position/open", RestRequests.open(order));
    }

    @Override
    public WriteOutcome edit(BrokerItem item, Price stopLoss, Price takeProfit, Price price) {
        return item.isOrder()
                ? write("/pending-order/edit", RestRequests.editOrder(item, stopLoss, takeProfit, price))
                : write("/position/edit", RestRequests.edit(item, stopLoss, takeProfit));
    }

    @Override
    public WriteOutcome close(BrokerItem position, Lots lots) {
        boolean isPart = lots.isBelow(position.lots());
        String path = isPart ? "/position/close-partially" : "/position/close";
        WriteOutcome outcome = write(path, RestRequests.close(position, lots, false));
        // Some brokers want the side of the closing trade; a refusal for the side has executed nothing.
        return outcome instanceof WriteOutcome.Refused refused && RestRequests.isAboutSide(refused.text())
                ? write(path, RestRequests.close(position, lots, true))
                : outcome;
    }

    @Override
    public WriteOutcome cancel(BrokerItem order) {
        return write("/pending-order/cancel", RestRequests.cancel(order));
    }

    private WriteOutcome write(String path, String body) {
        try {
            return OperationReply.of(send("POST", path, body));
        } catch (SessionException e) {
            return new WriteOutcome.NotSent(String.valueOf(e.getMessage()), e.retryAfter());
        } catch (NoAnswer e) {
            String why = String.valueOf(e.getMessage());
            return e.mayBeExecuted()
                    ? new WriteOutcome.Unknown(why)
                    : new WriteOutcome.NotSent(why, Duration.ofSeconds(1));
        }
    }

    @Override
    public boolean hasSpareRequests() {
        return http.budget().hasSpare();
    }

    @Override
    public void close() {
        // Other accounts may use the same login.
    }

    @Override
    public String toString() {
        return "RestSession[" + account + ", " + http.timeout() + ", " + shared + "]";
    }
}
