package com.termfleet.copy.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Share;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.LotValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CopyVolumesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final AccountId FOLLOWER = AccountId.of(2);
    private static final LotValue WORTH = new LotValue(new BigDecimal("1"), new BigDecimal("0.00001"));

    private static final SummedExposure.Worth EACH = new SummedExposure.Worth(symbol -> WORTH, symbol -> null);

    private final CopyVolumes volumes = new CopyVolumes();
    private int looked;

    private static TradePair ordered(long id, long subscription, String symbol, String lots) {
        TradePair.Route route =
                new TradePair.Route(new TradeId(id), new SubscriptionId(subscription), FOLLOWER, new UserId(1));
        Lots volume = Lots.of(lots);
        return TradePair.ordered(
                new PairId(id),
                route,
                new TradePair.Wanted(
                        Symbol.of(symbol),
                        OrderType.BUY,
                        volume,
                        new Share(volume, volume, Lots.of("0.01")),
                        false,
                        NOW.plusSeconds(5),
                        false),
                NOW);
    }

    private static TradePair opened(TradePair pair, String price) {
        Lots volume = pair.wanted().volume();
        return pair.opened(
                new TradePair.Held(
                        Ticket.of(9000 + pair.id().value()),
                        OrderType.BUY,
                        volume,
                        volume,
                        Price.of(price),
                        null,
                        null),
                volume,
                NOW);
    }

    private SummedExposure account(TradePair... inMemory) {
        return SummedExposure.ofAccount(List.of(sums(inMemory)), null, EACH);
    }

    private AccountVolumes sums(TradePair... inMemory) {
        return volumes.of(FOLLOWER, () -> {
            looked++;
            return List.of(inMemory);
        });
    }

    @Test
    void the_copies_of_an_account_are_summed_up_once_and_the_sums_kept() {
        TradePair first = ordered(1, 7, "EURUSD", "0.5");
        assertThat(account(first).lots()).isEqualTo(Lots.of("0.5"));

        TradePair second = ordered(2, 8, "DAX", "0.3");
        volumes.changed(null, second);
        volumes.changed(second, opened(second, "20000"));

        assertThat(account().positions()).isEqualTo(2);
        assertThat(account().positions(Symbol.of("DAX"))).isEqualTo(1);
        assertThat(account().lots()).isEqualTo(Lots.of("0.8"));
        assertThat(looked).isEqualTo(1);
    }

    @Test
    void an_account_that_no_rule_asks_about_is_not_summed_up() {
        TradePair copy = ordered(1, 7, "EURUSD", "0.5");
        volumes.changed(null, copy);
        volumes.changed(copy, opened(copy, "1.1"));
        assertThat(account().positions()).isZero();
        assertThat(looked).isEqualTo(1);
    }

    @Test
    void a_subscription_has_sums_of_its_own() {
        AccountVolumes sums = sums(ordered(1, 7, "EURUSD", "0.5"), ordered(2, 8, "EURUSD", "0.3"));
        assertThat(SummedExposure.ofSubscription(List.of(sums), new SubscriptionId(8), EACH)
                        .lots())
                .isEqualTo(Lots.of("0.3"));
        assertThat(SummedExposure.ofSubscription(List.of(sums), null, EACH).positions())
                .isZero();
    }

    @Test
    void what_waits_for_its_follower_does_not_count() {
        TradePair ordered = ordered(1, 7, "EURUSD", "0.5");
        TradePair waiting = TradePair.waiting(ordered.id(), ordered.route(), ordered.wanted(), Reasons.waiting(), NOW);
        assertThat(account(waiting).positions()).isZero();
        volumes.changed(waiting, waiting.planned(ordered.wanted()));
        assertThat(account().positions()).isEqualTo(1);
    }

    @Test
    void what_is_open_is_worth_its_lots_at_its_opening_prices() {
        TradePair copy = opened(ordered(1, 7, "EURUSD", "0.5"), "1.2");
        TradePair other = opened(ordered(2, 7, "EURUSD", "0.1"), "1.1");
        assertThat(account(copy, other).value(Symbol.of("DAX"), WORTH)).isEqualByComparingTo(Money.of("71000"));
    }

    @Test
    void sums_after_any_changes_are_those_of_what_is_left() {
        Random random = new Random(7);
        Map<Long, TradePair> copies = new HashMap<>();
        sums();
        for (long step = 1; step <= 2_000; step++) {
            long id = random.nextLong(1, 21);
            TradePair before = copies.get(id);
            TradePair after = before == null
                    ? ordered(id, 1 + id % 3, id % 2 == 0 ? "EURUSD" : "DAX", "0." + (1 + random.nextInt(9)))
                    : before.isPending() ? opened(before, "1.1") : ended(before, random);
            volumes.changed(before, after);
            if (after.isLive()) {
                copies.put(id, after);
            } else {
                copies.remove(id);
            }
            List<TradePair> left = new ArrayList<>(copies.values());
            SummedExposure anew = SummedExposure.ofAccount(List.of(AccountVolumes.of(left)), null, EACH);
            assertThat(account().positions()).isEqualTo(anew.positions());
            assertThat(account().positions(Symbol.of("DAX"))).isEqualTo(anew.positions(Symbol.of("DAX")));
            assertThat(account().lots()).isEqualTo(anew.lots());
        }
        assertThat(looked).isEqualTo(1);
    }

    private static TradePair ended(TradePair open, Random random) {
        return random.nextBoolean()
                ? open.closed(null, null, Reasons.closedWithMaster(), NOW)
                : open.counted(Lots.of("0.05"), Lots.of("0.1"));
    }

    @Test
    void margin_that_is_not_reported_yet_is_that_of_opens_in_flight_and_since() {
        LotValue margin = new LotValue(new BigDecimal("2000"), BigDecimal.ONE);
        Symbol euro = Symbol.of("EURUSD");
        TradePair inFlight = ordered(1, 7, "EURUSD", "0.5");
        TradePair answered = ordered(2, 7, "EURUSD", "0.3");
        SummedExposure exposure = account(inFlight, opened(answered, "1.1"));

        assertThat(exposure.marginSince(NOW, euro, margin)).isEqualByComparingTo(Money.of("1600"));
        assertThat(exposure.marginSince(NOW.plusMillis(1), euro, margin)).isEqualByComparingTo(Money.of("1000"));
        volumes.changed(inFlight, opened(inFlight, "1.1"));
        assertThat(account().marginSince(NOW.plusMillis(2), euro, margin)).isEqualByComparingTo(Money.ZERO);
    }
}
