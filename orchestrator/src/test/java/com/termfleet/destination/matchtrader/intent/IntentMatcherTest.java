package com.termfleet.destination.matchtrader.intent;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntentMatcherTest {

    private static final Instant SENT = Instant.parse("2026-01-05T00:00:00Z");

    private static Intent intent(long command, OrderType type, String lots, Instant sentAt, Set<String> known) {
        return new Intent(
                AccountId.of(1),
                command,
                PairId.of(command),
                Ticket.of(command),
                Intent.Kind.OPEN,
                Symbol.of("EURUSD"),
                type,
                Lots.of(lots),
                type.isPending() ? Price.of("1.05") : Price.NONE,
                null,
                known,
                Intent.State.UNKNOWN,
                0,
                "",
                sentAt);
    }

    private static BrokerItem item(String id, OrderType type, String symbol, String lots, Instant since) {
        return new BrokerItem(
                id, type, Symbol.of(symbol), Lots.of(lots), Price.of("1.05"), Price.NONE, Price.NONE, since, null, "");
    }

    private static ClosedPart closed(String id, String lots) {
        return new ClosedPart(
                id,
                Symbol.of("EURUSD"),
                Side.BUY,
                Lots.of(lots),
                Price.of("1.1"),
                Price.of("1.2"),
                Money.ZERO,
                SENT,
                SENT.plusSeconds(1));
    }

    private static Map<Intent, String> match(List<Intent> opens, List<BrokerItem> items, List<ClosedPart> closed) {
        return IntentMatcher.match(opens, new IntentMatcher.Seen(items, closed, Set.of()));
    }

    @Test
    void a_position_fits_by_symbol_side_volume_and_time() {
        Intent open = intent(1, OrderType.BUY, "0.3", SENT, Set.of("W0"));
        List<BrokerItem> others = List.of(
                item("W0", OrderType.BUY, "EURUSD", "0.3", SENT),
                item("W1", OrderType.SELL, "EURUSD", "0.3", SENT),
                item("W2", OrderType.BUY, "GBPUSD", "0.3", SENT),
                item("W3", OrderType.BUY, "EURUSD", "0.2", SENT),
                item("W4", OrderType.BUY, "EURUSD", "0.3", SENT.minus(Duration.ofHours(1))));
        assertThat(match(List.of(open), others, List.of())).isEmpty();
        List<BrokerItem> all = new ArrayList<>(others);
        all.add(item("W5", OrderType.BUY, "EURUSD", "0.30", SENT.plusSeconds(1)));
        assertThat(match(List.of(open), all, List.of())).containsExactly(Map.entry(open, "W5"));
    }

    @Test
    void what_was_closed_meanwhile_in_one_part_or_several_is_found() {
        Intent open = intent(1, OrderType.BUY, "0.3", SENT, Set.of());
        assertThat(match(List.of(open), List.of(), List.of(closed("W1", "0.3"))))
                .containsEntry(open, "W1");
        assertThat(match(List.of(open), List.of(), List.of(closed("W1", "0.1"), closed("W1", "0.2"))))
                .containsEntry(open, "W1");
        BrokerItem rest = item("W1", OrderType.BUY, "EURUSD", "0.2", SENT);
        assertThat(match(List.of(open), List.of(rest), List.of(closed("W1", "0.1"))))
                .containsEntry(open, "W1");
    }

    @Test
    void a_pending_order_is_found_as_order_or_as_the_position_that_it_has_become() {
        Intent open = intent(1, OrderType.BUY_LIMIT, "0.3", SENT, Set.of());
        assertThat(match(List.of(open), List.of(item("W1", OrderType.BUY_LIMIT, "EURUSD", "0.3", SENT)), List.of()))
                .containsEntry(open, "W1");
        assertThat(match(List.of(open), List.of(item("W1", OrderType.BUY, "EURUSD", "0.3", SENT)), List.of()))
                .containsEntry(open, "W1");
        assertThat(match(List.of(open), List.of(item("W1", OrderType.BUY_STOP, "EURUSD", "0.3", SENT)), List.of()))
                .isEmpty();
    }

    /** Any number of opens, some executed, among positions of others that differ or were there before. */
    @Property(tries = 300)
    void every_executed_open_is_found_each_position_is_given_once_and_none_of_others_is_taken(
            @ForAll @IntRange(min = 0, max = 8) int opens,
            @ForAll @IntRange(min = 0, max = 8) int others,
            @ForAll long seed) {
        Random random = new Random(seed);
        Set<String> before = new HashSet<>(Set.of("B"));
        List<BrokerItem> items = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            String id = "B" + i;
            before.add(id);
            items.add(item(id, OrderType.BUY, "EURUSD", volume(random), SENT));
        }
        List<Intent> intents = new ArrayList<>();
        int executed = 0;
        for (int i = 0; i < opens; i++) {
            Intent intent = intent(i + 1, side(random), volume(random), SENT.plusSeconds(i), before);
            intents.add(intent);
            if (random.nextBoolean()) {
                executed++;
                items.add(item("N" + i, intent.type(), "EURUSD", intent.lots().toString(), SENT.plusSeconds(i)));
            }
        }
        Collections.shuffle(items, random);
        Collections.shuffle(intents, random);

        Map<Intent, String> found = match(intents, items, List.of());

        assertThat(found).hasSize(executed);
        assertThat(new HashSet<>(found.values())).hasSize(executed).doesNotContainAnyElementsOf(before);
        found.forEach((intent, id) -> assertThat(items).anySatisfy(item -> {
            assertThat(item.id()).isEqualTo(id);
            assertThat(item.lots()).isEqualTo(intent.lots());
            assertThat(item.type()).isEqualTo(intent.type());
        }));
    }

    private static String volume(Random random) {
        return random.nextBoolean() ? "0.1" : "0.2";
    }

    private static OrderType side(Random random) {
        return random.nextBoolean() ? OrderType.BUY : OrderType.SELL;
    }
}
