package com.termfleet.compat.community;

import static com.termfleet.testing.RetentionRig.BEFORE;
import static com.termfleet.testing.RetentionRig.LATELY;
import static com.termfleet.testing.RetentionRig.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.RetentionRig;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which signals of the community platform are forgotten, and when. */
class SignalRetentionTest {

    private final RetentionRig rig = new RetentionRig("MASTER");
    private final SignalRetention retention = new SignalRetention(rig.parts);

    private void signal(String id, String status, boolean submitted, Instant updatedAt) {
        rig.jdbc
                .sql("""
                insert into community.signals (account_id, signal_id, symbol, action, volume, limit_orders, status, submitted,
                    expires_at, created_at, updated_at)
                values (:account, :id, 'EURUSD', 'BUY', 1, false, :status, :submitted, :created, :created, :updated)""")
                .param("account", rig.account.value())
                .param("id", id)
                .param("status", status)
                .param("submitted", submitted)
                .param("created", RetentionRig.utc(OLD))
                .param("updated", RetentionRig.utc(updatedAt))
                .update();
    }

    private void knownToTheIntake(String id) {
        rig.jdbc
                .sql("""
                insert into source_requests (account_id, request_key, received_at, request)
                values (:account, 'signal:' || :id, :at, '{}')""")
                .param("account", rig.account.value())
                .param("id", id)
                .param("at", RetentionRig.utc(OLD))
                .update();
    }

    private List<String> kept() {
        return rig.rows("signal_id", "community.signals");
    }

    @Test
    void signals_that_were_executed_or_have_expired_long_ago_are_forgotten() {
        signal("executed", "executed", true, OLD);
        signal("expired", "expired", true, OLD);
        signal("lately", "executed", true, LATELY);
        assertThat(retention.deleteBefore(BEFORE, 10)).isEqualTo(2);
        assertThat(kept()).containsExactly("lately");
    }

    @Test
    void what_is_offered_or_was_not_passed_on_is_kept() {
        signal("pending", "pending", true, OLD);
        signal("processing", "processing", true, OLD);
        signal("left over", "expired", false, OLD);
        assertThat(retention.deleteBefore(BEFORE, 1)).isZero();
        assertThat(kept()).hasSize(3);
    }

    @Test
    void a_signal_whose_trade_is_open_is_kept_so_that_a_repeat_is_not_offered_again() {
        signal("open", "executed", true, OLD);
        knownToTheIntake("open");
        assertThat(retention.deleteBefore(BEFORE, 10)).isZero();
        assertThat(kept()).containsExactly("open");
    }
}
