package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.matchtrader.intent.Intent;
import com.termfleet.destination.matchtrader.intent.IntentMatcher;
import com.termfleet.destination.matchtrader.intent.Intents;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what became of opens without an answer, and of pending orders that are not listed any more. */
final class OpenResolver {

    private static final Logger log = LoggerFactory.getLogger(OpenResolver.class);
    private static final Duration SKEW = Duration.ofMinutes(2);

    /** How long after an order has gone its position is looked for. */
    private static final Duration FILL_SHOWS_WITHIN = Duration.ofSeconds(15);

    private final ExecutionContext account;

    /** By command. */
    private final Map<Long, Intent> openEnded = new LinkedHashMap<>();

    /** By the broker's id of the order. */
    private final Map<String, Intent> placed = new LinkedHashMap<>();

    private final Map<String, Instant> goneSince = new LinkedHashMap<>();

    OpenResolver(ExecutionContext account) {
        this.account = account;
    }

    /** What an earlier connection, or an earlier server, has left. */
    void load() {
        for (Intent intent : account.intents().openEnded(account.id())) {
            if (intent.kind() == Intent.Kind.OPEN) {
                add(intent);
            }
        }
        account.intents().placed(account.id()).forEach(this::addPlaced);
    }

    void add(Intent open) {
        openEnded.put(open.command(), open);
    }

    private void addPlaced(Intent open) {
        if (open.brokerId() != null) {
            placed.put(open.brokerId(), open);
        }
    }

    void removed(String order) {
        placed.remove(order);
    }

    /** The broker has opened or placed it. */
    void opened(Intent intent, String id) {
        Intents.Numbered numbered = account.holdings().assign(id, intent.pair());
        Intent done = intent.done(id);
        account.intents().end(done);
        openEnded.remove(intent.command());
        if (intent.type().isPending()) {
            addPlaced(done);
        }
        boolean isShown = account.holdings().byId(id).isPresent()
                || account.holdings()
                        .refreshUntil(() -> account.holdings().byId(id).isPresent());
        if (isShown) {
            account.reports()
                    .opened(
                            intent,
                            numbered.ticket(),
                            account.holdings().byId(id).orElseThrow());
        } else {
            notListed(done, numbered);
        }
    }

    /** It was opened once, and is not listed: perhaps it is closed. */
    void openedBefore(Intent done) {
        Intents.Numbered numbered =
                account.intents().assign(account.id(), Objects.requireNonNull(done.brokerId()), done.pair());
        notListed(done, numbered);
    }

    private void notListed(Intent done, Intents.Numbered numbered) {
        Optional<ClosedPart> closed = account.closedSince(done.sentAt()).stream()
                .filter(part -> part.id().equals(done.brokerId()))
                .findFirst();
        OrderType position = done.type().side() == Side.BUY ? OrderType.BUY : OrderType.SELL;
        account.reports()
                .opened(
                        done,
                        numbered.ticket(),
                        done.lots(),
                        closed.isPresent() ? position : done.type(),
                        closed.map(ClosedPart::openPrice).orElse(done.price()));
    }

    /** @return whether it was found within about a second, and told */
    boolean findSoon(Intent open) {
        return account.session().readsBack()
                && account.holdings().refreshUntil(() -> {
                    resolve();
                    return !openEnded.containsKey(open.command());
                });
    }

    /** Decides what the holdings that were read last allow to be decided. */
    void resolve() {
        resolveFills();
        if (openEnded.isEmpty()) {
            return;
        }
        List<ClosedPart> closed;
        try {
            closed = account.session().closedSince(oldest().minus(SKEW));
        } catch (SessionException e) {
            log.debug("Closed positions cannot be read account={} reason={}", account.id(), e.getMessage());
            return;
        }
        for (Map.Entry<Intent, String> found :
                matches(List.copyOf(openEnded.values()), closed).entrySet()) {
            log.info(
                    "Found the position of an order without an answer account={} pair={} position={}",
                    account.id(),
                    found.getKey().pair(),
                    found.getValue());
            opened(found.getKey(), found.getValue());
        }
        List.copyOf(openEnded.values()).forEach(this::giveUpIfSettled);
    }

    private Instant oldest() {
        return openEnded.values().stream()
                .map(Intent::sentAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Map<Intent, String> matches(List<Intent> opens, List<ClosedPart> closed) {
        List<String> closedIds = closed.stream().map(ClosedPart::id).toList();
        return IntentMatcher.match(
                opens,
                new IntentMatcher.Seen(
                        account.holdings().items(), closed, account.holdings().taken(closedIds)));
    }

    /** The broker does not execute it any more. Where nothing can be read back, that is never certain. */
    private void giveUpIfSettled(Intent open) {
        if (!account.pace().hasSettled(open.sentAt())) {
            return;
        }
        openEnded.remove(open.command());
        if (account.session().readsBack()) {
            Intent refused = open.refused(Refusals.NO_CONNECTION, "The broker has not executed the order");
            account.intents().end(refused);
            account.reports().refused(refused);
        } else {
            account.intents().end(open.refused(Refusals.TIMEOUT, "The broker has never answered"));
        }
    }

    /** An order that is filled becomes a position with its own id at some brokers, and with a new one at others. */
    private void resolveFills() {
        List<Intent> gone = new ArrayList<>();
        Instant now = account.pace().now();
        for (Intent order : List.copyOf(placed.values())) {
            String id = Objects.requireNonNull(order.brokerId());
            Optional<BrokerItem> item = account.holdings().byId(id);
            if (item.isPresent() && item.get().isOrder()) {
                goneSince.remove(id);
            } else if (item.isPresent()
                    || account.holdings().positionOf(order.pair()).isPresent()) {
                forget(id);
            } else if (now.isAfter(goneSince.computeIfAbsent(id, k -> now).plus(FILL_SHOWS_WITHIN))) {
                forget(id);
            } else {
                gone.add(asPosition(order));
            }
        }
        if (!gone.isEmpty()) {
            matches(gone, List.of()).forEach((order, position) -> {
                account.holdings().assign(position, order.pair());
                forget(Objects.requireNonNull(order.brokerId()));
            });
        }
    }

    private void forget(String order) {
        placed.remove(order);
        goneSince.remove(order);
    }

    private static Intent asPosition(Intent order) {
        OrderType type = order.type().side() == Side.BUY ? OrderType.BUY : OrderType.SELL;
        Lots lots = order.lots();
        return new Intent(
                order.account(),
                order.command(),
                order.pair(),
                order.masterTicket(),
                order.kind(),
                order.symbol(),
                type,
                lots,
                Price.NONE,
                order.brokerId(),
                order.known(),
                order.state(),
                order.retcode(),
                order.answer(),
                order.sentAt());
    }
}
