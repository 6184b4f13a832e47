package com.termfleet.destination.polled;

import static com.termfleet.testing.RetentionRig.BEFORE;
import static com.termfleet.testing.RetentionRig.LATELY;
import static com.termfleet.testing.RetentionRig.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.RetentionRig;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which orders of polling followers are forgotten, and when. */
class OfferRetentionTest {

    private final RetentionRig rig = new RetentionRig("FOLLOWER");
    private final OfferRetention retention = new OfferRetention(rig.parts);
    private int commands;

    /** @param endedAt null while it waits */
    private void offer(int pair, String kind, String status, @Nullable Instant endedAt) {
        rig.jdbc
                .sql("""
                insert into polled_offers (account_id, command_id, pair_id, master_ticket, kind, symbol, lots, price, sl, tp, status,
                    created_at, ended_at)
                values (:account, :command, :pair, 7, :kind, 'EURUSD', 1, 0, 0, 0, :status, :created, :ended)""")
                .param("account", rig.account.value())
                .param("command", ++commands)
                .param("pair", pair)
                .param("kind", kind)
                .param("status", status)
                .param("created", RetentionRig.utc(OLD))
                .param("ended", endedAt == null ? null : RetentionRig.utc(endedAt))
                .update();
    }

    /** @param closedAt null while it is open */
    private void position(int pair, @Nullable Instant closedAt) {
        rig.jdbc
                .sql("""
                insert into polled_positions (account_id, ticket, pair_id, command_id, master_ticket, order_type, symbol, filled, lots,
                    open_price, opened_at, closed_at)
                values (:account, :pair, :pair, 1, 7, 'BUY', 'EURUSD', 1, 1, 1.1, :opened, :closed)""")
                .param("account", rig.account.value())
                .param("pair", pair)
                .param("opened", RetentionRig.utc(OLD))
                .param("closed", closedAt == null ? null : RetentionRig.utc(closedAt))
                .update();
    }

    @Test
    void orders_of_a_copy_that_was_closed_long_ago_are_forgotten_with_its_position() {
        offer(1, "OPEN", "CONFIRMED", OLD);
        offer(1, "CLOSE", "CONFIRMED", OLD);
        position(1, OLD);
        offer(2, "OPEN", "EXPIRED", OLD);
        assertThat(retention.deleteBefore(BEFORE, 10)).isEqualTo(3);
        assertThat(rig.rows("ticket", "polled_positions")).isEmpty();
    }

    @Test
    void orders_of_a_copy_that_is_open_or_was_closed_lately_are_kept() {
        offer(1, "OPEN", "CONFIRMED", OLD);
        position(1, null);
        offer(2, "OPEN", "CONFIRMED", OLD);
        offer(2, "CLOSE", "CONFIRMED", LATELY);
        position(2, LATELY);
        assertThat(retention.deleteBefore(BEFORE, 10)).isZero();
        assertThat(rig.rows("ticket", "polled_positions")).containsExactly("1", "2");
    }

    @Test
    void what_waits_for_an_expert_or_is_with_one_is_kept_however_old() {
        offer(1, "CLOSE", "WAITING", null);
        offer(2, "OPEN", "HANDED_OUT", null);
        offer(3, "OPEN", "UNCONFIRMED", LATELY);
        assertThat(retention.deleteBefore(BEFORE, 10)).isZero();
        assertThat(rig.rows("pair_id", "polled_offers")).containsExactly("1", "2", "3");
    }

    @Test
    void rows_that_are_kept_do_not_hold_up_those_behind_them() {
        offer(1, "CLOSE", "WAITING", null);
        offer(2, "CLOSE", "WAITING", null);
        offer(3, "OPEN", "WITHDRAWN", OLD);
        assertThat(retention.deleteBefore(BEFORE, 1)).isEqualTo(1);
        assertThat(rig.rows("pair_id", "polled_offers")).containsExactly("1", "2");
    }
}
