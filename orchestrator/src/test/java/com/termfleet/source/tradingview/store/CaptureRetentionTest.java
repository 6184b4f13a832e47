package com.termfleet.source.tradingview.store;

import static com.termfleet.testing.RetentionRig.BEFORE;
import static com.termfleet.testing.RetentionRig.LATELY;
import static com.termfleet.testing.RetentionRig.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.RetentionRig;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which captured orders are forgotten, and when. */
class CaptureRetentionTest {

    private final RetentionRig rig = new RetentionRig("MASTER");
    private final CaptureRetention retention = new CaptureRetention(rig.parts);

    private void order(String id, @Nullable String position, String state, Instant changedAt) {
        rig.jdbc
                .sql("""
                insert into captured_orders (account_id, order_id, position, instrument, side, kind, state, quantity, closed,
                    closed_before, price, stop_loss, take_profit, captured_at, changed_at)
                values (:account, :id, :position, 'EURUSD', 'BUY', 'MARKET', :state, 1, 1, 0, 1.1, 0, 0, :captured, :changed)""")
                .param("account", rig.account.value())
                .param("id", id)
                .param("position", position)
                .param("state", state)
                .param("captured", RetentionRig.utc(OLD))
                .param("changed", RetentionRig.utc(changedAt))
                .update();
    }

    private List<String> kept() {
        return rig.rows("order_id", "captured_orders");
    }

    @Test
    void orders_that_ended_long_ago_are_forgotten() {
        order("removed", null, "ENDED", OLD);
        order("closed", "P1", "ENDED", OLD);
        order("closed lately", "P2", "ENDED", LATELY);
        assertThat(retention.deleteBefore(BEFORE, 10)).isEqualTo(2);
        assertThat(kept()).containsExactly("closed lately");
    }

    @Test
    void what_has_not_ended_is_kept_however_old() {
        order("sent", null, "SENT", OLD);
        order("waiting", null, "WAITING", OLD);
        order("open", "P1", "OPEN", OLD);
        assertThat(retention.deleteBefore(BEFORE, 10)).isZero();
        assertThat(kept()).hasSize(3);
    }

    @Test
    void what_was_closed_of_a_position_is_counted_over_all_its_orders_so_they_go_together() {
        order("first", "open", "ENDED", OLD);
        order("second", "open", "OPEN", OLD);
        order("third", "closed lately", "ENDED", OLD);
        order("fourth", "closed lately", "ENDED", LATELY);
        assertThat(retention.deleteBefore(BEFORE, 10)).isZero();

        order("a", "old", "ENDED", OLD);
        order("b", "old", "ENDED", OLD);
        order("c", "old", "ENDED", OLD);
        assertThat(retention.deleteBefore(BEFORE, 1)).isEqualTo(3);
        assertThat(kept()).containsExactly("first", "fourth", "second", "third");
    }
}
