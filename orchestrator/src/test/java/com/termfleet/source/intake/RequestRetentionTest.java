package com.termfleet.source.intake;

import static com.termfleet.testing.RetentionRig.BEFORE;
import static com.termfleet.testing.RetentionRig.LATELY;
import static com.termfleet.testing.RetentionRig.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.database.RetentionTask;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.source.SignalIntake.Outcome;
import com.termfleet.source.SourceRequest;
import com.termfleet.testing.RetentionRig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** Which requests are forgotten, and when. */
class RequestRetentionTest {

    private static final Outcome DONE = new Outcome(List.of());

    private final RetentionRig rig = new RetentionRig("MASTER");
    private final RequestStore store = new RequestStore(rig.jdbc, TransactionOperations.withoutTransaction());
    private final RequestRetention retention = new RequestRetention(rig.parts);

    private RequestStore.Stored opened(String key, Instant at) {
        SourceRequest open = new SourceRequest.Open(
                key, OrderType.BUY, Symbol.of("EURUSD"), Lots.of("0.1"), Price.NONE, Price.NONE, Price.NONE, "");
        RequestStore.Stored stored =
                store.insert(rig.account, "open:" + key, at, open).stored();
        store.finished(stored.id(), DONE);
        return stored;
    }

    private static Ticket ticketOf(RequestStore.Stored open) {
        return Objects.requireNonNull(open.signals()).signals().getFirst().ticket();
    }

    /** @param closedAt null while it is open */
    private void trade(Ticket ticket, @Nullable Instant closedAt, boolean settled) {
        rig.jdbc
                .sql("""
                insert into master_trades (id, master_account_id, ticket, symbol, type, price, volume, sl, tp, status, remaining,
                    received_at, closed_at, settled)
                values (:ticket, :account, :ticket, 'EURUSD', 'BUY', 1.1, 0.1, 0, 0, :status, :rest, :received, :closed, :settled)""")
                .param("ticket", ticket.value())
                .param("account", rig.account.value())
                .param("status", closedAt == null ? "OPEN" : "CLOSED")
                .param("rest", closedAt == null ? 0.1 : 0)
                .param("received", RetentionRig.utc(OLD))
                .param("closed", closedAt == null ? null : RetentionRig.utc(closedAt))
                .param("settled", settled)
                .update();
    }

    private List<String> keys() {
        return rig.rows("key", "source_keys");
    }

    private List<String> requests() {
        return rig.rows("request_key", "source_requests");
    }

    @Test
    void a_request_is_forgotten_with_its_key_when_its_trade_has_been_closed_for_long() {
        trade(ticketOf(opened("old", OLD)), OLD.plusSeconds(60), true);
        assertThat(retention.deleteBefore(BEFORE, 10)).isEqualTo(1);
        assertThat(requests()).isEmpty();
        assertThat(keys()).isEmpty();
        // The key names another trade from now on.
        assertThat(store.ticket(rig.account, "old")).isEmpty();
    }

    @Test
    void what_is_open_or_was_closed_lately_is_kept_however_old_its_request() {
        Ticket open = ticketOf(opened("open", OLD));
        trade(open, null, false);
        trade(ticketOf(opened("closed lately", OLD)), LATELY, true);
        trade(ticketOf(opened("copies open", OLD)), OLD, false);
        assertThat(retention.deleteBefore(BEFORE, 10)).isZero();
        assertThat(keys()).containsExactly("closed lately", "copies open", "open");
        assertThat(store.ticket(rig.account, "open")).contains(open);
        assertThat(opened("open", LATELY).id()).as("a repeat").isNotNull();
        assertThat(requests()).hasSize(3);
    }

    @Test
    void a_request_that_closed_something_is_kept_as_long_as_one_that_opened_it() {
        Ticket ticket = ticketOf(opened("t", OLD));
        trade(ticket, LATELY, true);
        RequestStore.Stored close = store.insert(
                        rig.account,
                        "close:t",
                        OLD,
                        new SourceRequest.Close(
                                new SourceRequest.Target.Keyed("t"), Lots.of("0.05"), Price.NONE, Money.ZERO))
                .stored();
        store.planned(
                close.id(),
                new RequestStore.Signals(List.of(
                        new PlannedSignal.Partial(ticket, Lots.of("0.05"), Lots.of("0.05"), Price.NONE, Money.ZERO))));
        store.finished(close.id(), DONE);
        assertThat(retention.deleteBefore(BEFORE, 10)).isZero();
        assertThat(retention.deleteBefore(LATELY.plusSeconds(1), 10)).isEqualTo(2);
    }

    @Test
    void what_is_not_finished_is_kept() {
        store.insert(
                rig.account,
                "close:all",
                OLD,
                new SourceRequest.Close(new SourceRequest.Target.Everything(), null, Price.NONE, Money.ZERO));
        assertThat(retention.deleteBefore(BEFORE, 10)).isZero();
        assertThat(requests()).containsExactly("close:all");
    }

    @Test
    void a_refused_request_is_forgotten_by_its_own_age() {
        opened("refused", OLD);
        opened("refused lately", LATELY);
        assertThat(retention.deleteBefore(BEFORE, 10)).isEqualTo(1);
        assertThat(keys()).containsExactly("refused lately");
    }

    @Test
    void rows_that_are_kept_do_not_hold_up_those_behind_them() {
        for (int i = 0; i < 3; i++) {
            trade(ticketOf(opened("open " + i, OLD)), null, false);
        }
        for (int i = 0; i < 5; i++) {
            opened("old " + i, OLD);
        }
        assertThat(retention.deleteBefore(BEFORE, 2)).isEqualTo(5);
        assertThat(keys()).containsExactly("open 0", "open 1", "open 2");
    }

    @Test
    void less_than_a_day_is_no_setting() {
        assertThatThrownBy(() -> new RetentionTask.Settings(Duration.ofHours(1)))
                .hasMessageContaining("termfleet.retention.keep-for must be 1d or more");
    }
}
