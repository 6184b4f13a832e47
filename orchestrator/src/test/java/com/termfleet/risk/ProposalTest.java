package com.termfleet.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProposalTest {

    @Test
    void figures_count_as_missing_when_they_are_older_than_allowed() {
        assertThat(Proposals.usual()
                        .at("2026-11-18T11:00:15Z")
                        .make()
                        .freshFigures()
                        .equity())
                .isEqualTo(Money.of("10000"));
        assertThatThrownBy(() ->
                        Proposals.usual().at("2026-11-18T11:00:15.001Z").make().freshFigures())
                .isInstanceOf(MissingData.class)
                .hasMessageContaining("2026-11-18T11:00:00Z")
                .hasMessageContaining("15 s");
    }

    @Test
    void figures_from_the_future_count_as_missing() {
        assertThatThrownBy(() ->
                        Proposals.usual().at("2026-11-18T10:59:59Z").make().freshFigures())
                .isInstanceOf(MissingData.class);
    }

    @Test
    void prices_count_as_missing_when_they_are_older_than_allowed_or_crossed() {
        assertThat(Proposals.usual()
                        .at("2026-11-18T11:00:05Z")
                        .make()
                        .freshQuote()
                        .spread())
                .isEqualByComparingTo("0.0001");
        assertThatThrownBy(() ->
                        Proposals.usual().at("2026-11-18T11:00:05.001Z").make().freshQuote())
                .isInstanceOf(MissingData.class);
        assertThatThrownBy(() -> Proposals.usual().quote("1.2", "1.1").make().freshQuote())
                .isInstanceOf(MissingData.class);
        assertThatThrownBy(() -> Proposals.usual().quote("0", "1.1").make().freshQuote())
                .isInstanceOf(MissingData.class);
    }

    @Test
    void an_old_price_is_not_replaced_by_the_masters() {
        assertThatThrownBy(() ->
                        Proposals.usual().at("2026-11-18T11:00:06Z").make().value())
                .isInstanceOf(MissingData.class);
    }

    @Test
    void a_lot_is_valued_at_the_orders_price_else_the_markets_else_the_masters() {
        Lots one = Lots.of("1");
        Proposals usual = Proposals.usual().masterPrice("1.2");

        assertThat(usual.make().value().shown(one)).isEqualTo(Money.of("110010.00"));
        assertThat(usual.type(OrderType.SELL).make().value().shown(one)).isEqualTo(Money.of("110000.00"));
        assertThat(usual.quote(null).make().value().shown(one)).isEqualTo(Money.of("120000.00"));
        assertThat(usual.type(OrderType.BUY_LIMIT).price("1.05").make().value().shown(one))
                .isEqualTo(Money.of("105000.00"));
    }

    @Test
    void a_value_is_compared_exactly_though_its_fraction_never_ends() {
        LotValue third = new LotValue(BigDecimal.ONE, BigDecimal.valueOf(3));

        assertThat(third.exceeds(Lots.of("3"), Money.of("1"))).isFalse();
        assertThat(third.exceeds(Lots.of("3.0000000000000000001"), Money.of("1")))
                .isTrue();
        assertThat(third.most(Money.of("0.1"))).isEqualTo(Lots.of("0.3"));
    }

    @Test
    void the_margin_of_a_lot_is_the_brokers_else_its_value_by_the_leverage() {
        Instrument told = new Instrument(Lots.of("0.01"), Lots.of("0.01"), null, null, null, null, Money.of("3300"));

        assertThat(Proposals.usual().make().margin().shown(Lots.of("1"))).isEqualTo(Money.of("1100.10"));
        assertThat(Proposals.usual().instrument(told).make().margin().shown(Lots.of("1")))
                .isEqualTo(Money.of("3300.00"));
    }

    @Test
    void a_day_that_ended_since_the_last_figures_has_no_profit_or_loss_yet() {
        Proposal afterMidnight = Proposals.usual()
                .ledger(
                        Scope.ACCOUNT,
                        Proposals.ledger("9000", "9000")
                                .observed(
                                        Proposals.ledger("9000", "9000").now(), Instant.parse("2026-11-18T22:59:58Z")))
                .at("2026-11-18T23:00:01Z")
                .make();

        assertThat(afterMidnight.ledger(Scope.ACCOUNT).closed(Period.DAY)).isEqualTo(Money.of("0"));
        assertThat(afterMidnight.ledger(Scope.ACCOUNT).closed(Period.WEEK)).isEqualTo(Money.of("-1000"));
    }
}
