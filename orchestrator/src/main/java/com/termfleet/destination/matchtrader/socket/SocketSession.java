package com.termfleet.destination.matchtrader.socket;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.account.BrokerAccount;
import com.termfleet.destination.matchtrader.http.Fields;
import com.termfleet.destination.matchtrader.http.HttpCalls;
import com.termfleet.destination.matchtrader.http.Records;
import com.termfleet.destination.matchtrader.session.BrokerFunds;
import com.termfleet.destination.matchtrader.session.BrokerInstrument;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account that is reached over a WebSocket. Brokers that know more than the published messages list what the account
 * holds; for the others it is kept in the book. Only silence tells these apart: a broker that has once listed is never taken
 * for one that cannot, however slow it is.
 */
public final class SocketSession implements TradingSession {

    private static final String LIST = "order.list";
    private static final String NOT_SIGNED_IN = "NOT_SIGNED_IN";
    private static final Set<String> NOT_EXECUTED = Set.of(NOT_SIGNED_IN, "TOO_MANY_REQUESTS", "UNKNOWN_TYPE");

    /** Parts of the codes of errors that are no refusals of a token. */
    private static final Set<String> TROUBLE =
            Set.of("TOO_MANY", "RATE_LIMIT", "SERVER_ERROR", "INTERNAL", "UNAVAILABLE", "TIMEOUT", "UNKNOWN_ERROR");

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration AFTER_ERROR = Duration.ofSeconds(1);

    private final HttpClient client;
    private final BrokerAccount account;
    private final HttpCalls.Settings settings;
    private final SocketBook book;
    private final SocketItems held;
    private final LinkedBlockingQueue<Message> news = new LinkedBlockingQueue<>();
    private final Dialogue dialogue;
    private volatile Runnable changed = () -> {};
    private String accountId = "";
    private boolean extended;

    public SocketSession(HttpClient client, BrokerAccount account, HttpCalls.Settings settings, SocketBook book) {
        this.client = client;
        this.account = account;
        this.settings = settings;
        this.book = book;
        this.held = new SocketItems(book);
        this.dialogue = new Dialogue(settings.timeout(), message -> {
            news.add(message);
            changed.run();
        });
    }

    @Override
    public void listen(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void signIn() {
        try {
            dialogue.connect(client, socketAddress(account.baseUrl()), settings.userAgent());
            ObjectNode token = Message.newPayload().put("token", account.secret());
            Optional<Message> answer = dialogue.ask(
                    new Message("auth", token),
                    message -> message.type().startsWith("auth") || message.isError(),
                    brief());
            checkAdmitted(answer);
            accountId = answer.map(message -> Fields.text(message.payload(), "accountId"))
                    .orElse("");
        } catch (IOException e) {
            throw failure(e);
        }
        boolean isListed = list().isPresent();
        boolean isListing = book.isListing();
        if (isListed && !isListing) {
            book.foundListing();
        }
        if (isListing && !isListed) {
            throw new SessionException("The broker did not list what the account holds");
        }
        extended = isListed;
    }

    private void checkAdmitted(Optional<Message> answer) {
        boolean isRejected = answer.filter(SocketSession::isRejection).isPresent();
        if (answer.filter(SocketSession::isTrouble).isPresent()) {
            throw new SessionException("The broker does not sign accounts in now");
        }
        if (isRejected || dialogue.isTurnedOut()) {
            throw SessionException.refusal("The broker refused the token; check it with the broker");
        }
        if (!dialogue.isOpen()) {
            throw new SessionException("The broker has closed the WebSocket");
        }
    }

    /** An error that says nothing about the token. */
    private static boolean isTrouble(Message message) {
        String code = Fields.text(message.payload(), "code").toUpperCase(Locale.ROOT);
        return message.isError() && TROUBLE.stream().anyMatch(code::contains);
    }

    private static boolean isRejection(Message message) {
        boolean isBadStatus =
                Set.of("error", "failed", "rejected", "denied", "unauthorized").contains(message.status());
        return message.isError()
                || isBadStatus
                || Fields.text(message.payload(), "success").equals("false");
    }

    static URI socketAddress(URI base) {
        return switch (base.getScheme()) {
            case "https" -> URI.create("wss" + base.toString().substring("https".length()));
            case "http" -> URI.create("ws" + base.toString().substring("http".length()));
            default -> base;
        };
    }

    private Duration brief() {
        return settings.timeout().compareTo(SHORT) < 0 ? settings.timeout() : SHORT;
    }

    @Override
    public boolean isUsable() {
        return dialogue.isOpen();
    }

    @Override
    public boolean readsBack() {
        return extended;
    }

    @Override
    public String brokerLogin() {
        return account.baseUrl().getAuthority() + "/" + (accountId.isEmpty() ? account.id() : accountId);
    }

    @Override
    public BrokerFunds funds() {
        JsonNode answer =
                extended ? read("account.get", Message.newPayload(), "account").orElse(null) : null;
        if (answer == null) {
            throw new SessionException("The broker does not tell what the account has");
        }
        return Records.funds(answer);
    }

    @Override
    public List<BrokerInstrument> instruments() {
        return extended
                ? read("instrument.list", Message.newPayload(), "instrument.list")
                        .map(list -> Fields.readable(Fields.list(list, "instruments"), Records::instrument))
                        .orElse(List.of())
                : List.of();
    }

    @Override
    public List<BrokerItem> items() {
        takeNews();
        if (extended) {
            return list().orElseThrow(() -> new SessionException("The broker did not answer over the WebSocket"));
        }
        if (!dialogue.isAlive()) {
            throw new SessionException("The broker does not answer over the WebSocket");
        }
        return held.all();
    }

    private Optional<List<BrokerItem>> list() {
        Optional<JsonNode> listed = read(LIST, Message.newPayload(), LIST);
        if (listed.isEmpty()) {
            return Optional.empty();
        }
        List<BrokerItem> items = new ArrayList<>();
        Fields.requireList(listed.get(), "orders").forEach(order -> items.add(Records.order(order)));
        Fields.requireList(listed.get(), "positions").forEach(position -> items.add(Records.position(position)));
        return Optional.of(items);
    }

    @Override
    public List<ClosedPart> closedSince(Instant from) {
        ObjectNode range = Message.newPayload().put("from", from.toEpochMilli());
        return extended
                ? read("order.history", range, "order.history")
                        .map(list -> Fields.readable(Fields.list(list, "operations"), Records::closed))
                        .orElseThrow(() -> new SessionException("The broker did not answer over the WebSocket"))
                : List.of();
    }

    private Optional<JsonNode> read(String type, ObjectNode payload, String answerType) {
        String request = newRequest(payload);
        try {
            return dialogue.ask(
                            new Message(type, payload),
                            message -> message.type().equals(answerType)
                                    || (message.isError() && message.requestId().equals(request)),
                            brief())
                    .filter(message -> !message.isError())
                    .map(Message::payload);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static String newRequest(ObjectNode payload) {
        String request = UUID.randomUUID().toString();
        payload.put("requestId", request);
        return request;
    }

    @Override
    public WriteOutcome open(Order.Open order, UUID key) {
        takeNews();
        WriteOutcome outcome = write(SocketRequests.place(order, extended), Message::isStatus);
        if (!extended && outcome instanceof WriteOutcome.Done done && done.id() != null) {
            BrokerItem item = held.opened(done.id(), order);
            if (!order.stopLoss().isNone() || !order.takeProfit().isNone()) {
                // The published order.place has no levels.
                edit(item, order.stopLoss(), order.takeProfit(), Price.NONE);
            }
        }
        return outcome;
    }

    @Override
    public WriteOutcome edit(BrokerItem item, Price stopLoss, Price takeProfit, Price price) {
        WriteOutcome outcome = write(SocketRequests.modify(item, stopLoss, takeProfit, price), isAbout(item));
        if (!extended && outcome instanceof WriteOutcome.Done) {
            held.edited(item, stopLoss, takeProfit, price);
        }
        return outcome;
    }

    @Override
    public WriteOutcome close(BrokerItem position, Lots lots) {
        WriteOutcome outcome = write(SocketRequests.close(position, lots), isAbout(position));
        if (!extended && outcome instanceof WriteOutcome.Done) {
            held.closed(position, lots);
        }
        return outcome;
    }

    @Override
    public WriteOutcome cancel(BrokerItem order) {
        WriteOutcome outcome = write(SocketRequests.cancel(order), isAbout(order));
        if (!extended && outcome instanceof WriteOutcome.Done) {
            held.removed(order.id());
        }
        return outcome;
    }

    private static Predicate<Message> isAbout(BrokerItem item) {
        return message -> message.isStatus() && message.orderId().equals(item.id());
    }

    /** @param fits whether a status may be the answer, where brokers do not repeat the request's id */
    private WriteOutcome write(Message message, Predicate<Message> fits) {
        String request = newRequest((ObjectNode) message.payload());
        Predicate<Message> isAnswer = answer -> answer.requestId().isEmpty()
                ? answer.isError() || (fits.test(answer) && !isNewsOfHeld(message, answer))
                : answer.requestId().equals(request);
        try {
            Optional<Message> answer = dialogue.ask(message, isAnswer, settings.timeout());
            boolean mayComeLate = answer.isEmpty() && !extended;
            if (mayComeLate || answer.filter(SocketSession::isSignedOut).isPresent()) {
                // An answer that comes late must not pass for that to the next message.
                dialogue.end();
            }
            return answer.map(SocketSession::outcome)
                    .orElseGet(() -> new WriteOutcome.Unknown("The broker did not answer over the WebSocket"));
        } catch (IOException e) {
            return new WriteOutcome.NotSent(String.valueOf(e.getMessage()), AFTER_ERROR);
        }
    }

    private static boolean isSignedOut(Message answer) {
        return answer.isError() && Fields.text(answer.payload(), "code").equals(NOT_SIGNED_IN);
    }

    /** The answer to an order.place is about an order that was not there before. */
    private boolean isNewsOfHeld(Message asked, Message answer) {
        return asked.type().equals("order.place") && held.has(answer.orderId());
    }

    private static WriteOutcome outcome(Message answer) {
        if (answer.isError()) {
            String code = Fields.text(answer.payload(), "code");
            String text = Fields.text(answer.payload(), "message", "code");
            return NOT_EXECUTED.contains(code)
                    ? new WriteOutcome.NotSent(text, AFTER_ERROR)
                    : new WriteOutcome.Unknown("The broker answered: " + text);
        }
        String id = answer.orderId();
        return switch (answer.status()) {
            case "rejected", "error", "failed" ->
                new WriteOutcome.Refused(Fields.text(answer.payload(), "reason", "message", "status"));
            case "" -> new WriteOutcome.Unknown("The broker's answer names no status");
            default -> new WriteOutcome.Done(id.isEmpty() ? null : id);
        };
    }

    private void takeNews() {
        @Nullable Message message = news.poll();
        while (message != null) {
            if (!extended && message.isStatus()) {
                held.told(message);
            } else if (!extended && message.type().equals(LIST)) {
                // It was only late at the sign-in. The next session asks again.
                book.foundListing();
                dialogue.end();
            }
            message = news.poll();
        }
    }

    private static SessionException failure(IOException cause) {
        SessionException failure = new SessionException(String.valueOf(cause.getMessage()));
        failure.initCause(cause);
        return failure;
    }

    @Override
    public void close() {
        dialogue.end();
    }
}
