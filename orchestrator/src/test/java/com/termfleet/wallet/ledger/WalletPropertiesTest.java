package com.termfleet.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletEvent.FeeAgreed;
import com.termfleet.wallet.ledger.WalletEvent.FeesCharged;
import com.termfleet.wallet.ledger.WalletEvent.Invested;
import com.termfleet.wallet.ledger.WalletEvent.Withdrawn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random wallets with random deposits, withdrawals, profits, losses and performance fees. */
class WalletPropertiesTest {

    private static final int MEMBERS = 6;

    /** What a random wallet does; who and how much depends on what is possible. */
    record Step(Kind kind, int member, long amount) {}

    enum Kind {
        INVEST,
        WITHDRAW,
        WITHDRAW_ALL,
        PROFIT,
        LOSS,
        AGREE_FEE,
        END_FEE,
        CHARGE
    }

    @Property(tries = 10_000)
    void holdings_always_sum_to_what_was_paid_in_and_earned(@ForAll("wallets") List<Step> steps) {
        Wallet wallet = Wallet.EMPTY;
        long expected = 0;
        for (Step step : steps) {
            WalletEvent event = possible(step, wallet);
            if (event == null) {
                continue;
            }
            long fee = event instanceof Withdrawn(MemberId member, long amount) ? wallet.feeOn(member, amount) : 0;
            Wallet after = wallet.after(event);
            expected += switch (event) {
                case Invested invested -> invested.amount();
                case Withdrawn withdrawn -> fee - withdrawn.amount();
                case Earned earned -> earned.amount();
                default -> 0;
            };
            assertThat(after.value() + after.unassigned()).isEqualTo(expected);
            wallet = after;
        }
    }

    @Property(tries = 10_000)
    void every_holding_follows_from_its_own_totals(@ForAll("wallets") List<Step> steps) {
        Wallet wallet = run(steps);

        assertThat(wallet.holdings().values())
                .allSatisfy(holding -> assertThat(holding.value())
                        .isEqualTo(holding.invested() - holding.withdrawn() + holding.profit() - holding.fees()));
        assertThat(wallet.holdings().values().stream().mapToLong(Holding::fees).sum())
                .isZero();
        assertThat(wallet.holdings().values())
                .allSatisfy(holding -> assertThat(holding.units()).isNotNegative());
    }

    /** Also when all is valued anew afterwards: not only the booked values are the same. */
    @Property(tries = 10_000)
    void what_one_member_pays_in_or_takes_out_changes_nobody_elses_holding_by_more_than_a_cent(
            @ForAll("wallets") List<Step> steps, @ForAll("flows") Step flow) {
        Wallet before = run(steps).after(new FeeAgreed(null)).after(new Earned(0));
        WalletEvent event = possible(flow, before);
        if (event == null) {
            return;
        }

        Wallet after = before.after(event);
        Wallet valued = after.after(new Earned(0));

        MemberId own = member(flow.member());
        before.holdings().forEach((member, holding) -> {
            if (!member.equals(own)) {
                assertThat(after.of(member).value()).isEqualTo(holding.value());
                assertThat(valued.of(member).value() - holding.value()).isBetween(-1L, 1L);
            }
        });
    }

    @Property(tries = 10_000)
    void the_order_of_members_does_not_matter(
            @ForAll("investments") List<Step> investments, @ForAll long seed, @ForAll("wallets") List<Step> later) {
        List<Step> shuffled = new ArrayList<>(investments);
        Collections.shuffle(shuffled, new Random(seed));

        Wallet one = run(investments);
        Wallet other = run(shuffled);
        for (Step step : later) {
            WalletEvent event = possible(step, one);
            if (event != null) {
                one = one.after(event);
                other = other.after(event);
            }
        }

        assertThat(other.holdings()).isEqualTo(one.holdings());
    }

    @Property(tries = 10_000)
    void profit_is_divided_by_units_to_less_than_a_cent(@ForAll("wallets") List<Step> steps) {
        Wallet wallet = run(steps);
        if (wallet.units().signum() == 0) {
            return;
        }
        Wallet earned = wallet.after(new Earned(123_457));

        BigDecimal value = BigDecimal.valueOf(earned.value());
        earned.holdings().forEach((_, holding) -> {
            BigDecimal quota = value.multiply(holding.units());
            BigDecimal difference =
                    BigDecimal.valueOf(holding.value()).multiply(earned.units()).subtract(quota);
            assertThat(difference.abs()).isLessThan(earned.units());
        });
    }

    @Property(tries = 1_000)
    void the_same_events_give_the_same_wallet(@ForAll("wallets") List<Step> steps) {
        assertThat(replay(events(steps))).isEqualTo(run(steps));
    }

    @Provide
    Arbitrary<List<Step>> wallets() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.just(Kind.INVEST)),
                                Tuple.of(4, Arbitraries.just(Kind.PROFIT)),
                                Tuple.of(4, Arbitraries.of(Kind.class))),
                        Arbitraries.integers().between(0, MEMBERS - 1),
                        amounts())
                .as(Step::new);
        return step.list().ofMinSize(1).ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Step>> investments() {
        return Combinators.combine(
                        Arbitraries.just(Kind.INVEST), Arbitraries.integers().between(0, MEMBERS - 1), amounts())
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    @Provide
    Arbitrary<Step> flows() {
        return Combinators.combine(
                        Arbitraries.of(Kind.INVEST, Kind.WITHDRAW, Kind.WITHDRAW_ALL),
                        Arbitraries.integers().between(0, MEMBERS - 1),
                        amounts())
                .as(Step::new);
    }

    private static Arbitrary<Long> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, 20),
                Arbitraries.longs().between(1, 1_000_000),
                Arbitraries.longs().between(1, 1_000_000_000_000L));
    }

    private static MemberId member(int number) {
        return new MemberId("m" + number);
    }

    /** Null if nothing of the kind is possible. */
    private static @Nullable WalletEvent possible(Step step, Wallet wallet) {
        MemberId member = member(step.member());
        long held = wallet.of(member).value();
        boolean worthless = wallet.units().signum() > 0 && wallet.value() <= 0;
        return switch (step.kind()) {
            case INVEST -> worthless ? null : new Invested(member, step.amount());
            case WITHDRAW -> held <= 0 ? null : new Withdrawn(member, 1 + step.amount() % held);
            case WITHDRAW_ALL -> held <= 0 ? null : new Withdrawn(member, held);
            case PROFIT -> new Earned(step.amount());
            case LOSS -> new Earned(-step.amount() % Math.max(1, 2 * Math.abs(wallet.value())));
            case AGREE_FEE ->
                new FeeAgreed(new PerformanceFee(BigDecimal.valueOf(1 + step.amount() % 10_000, 2), member));
            case END_FEE -> new FeeAgreed(null);
            case CHARGE -> new FeesCharged();
        };
    }

    private static List<WalletEvent> events(List<Step> steps) {
        List<WalletEvent> events = new ArrayList<>();
        Wallet wallet = Wallet.EMPTY;
        for (Step step : steps) {
            WalletEvent event = possible(step, wallet);
            if (event != null) {
                events.add(event);
                wallet = wallet.after(event);
            }
        }
        return events;
    }

    private static Wallet run(List<Step> steps) {
        return replay(events(steps));
    }

    private static Wallet replay(List<WalletEvent> events) {
        Wallet wallet = Wallet.EMPTY;
        for (WalletEvent event : events) {
            wallet = wallet.after(event);
        }
        return wallet;
    }
}
