package com.termfleet.database;

import static com.termfleet.testing.RetentionRig.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.RetentionRig;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetentionTaskTest {

    /** As plain as it can be. */
    private static final class RequestsByAge extends RetentionTask {

        private static final String STATEMENT = """
                with page as (
                    select id, received_at from source_requests where id > :after order by id limit :size),
                gone as (
                    delete from source_requests r using page where r.id = page.id and page.received_at < :before returning r.id)
                select (select max(id) from page having min(received_at) < :before) as last,
                    (select count(*) from gone) as deleted""";

        RequestsByAge(Parts parts) {
            super("requests", STATEMENT, parts);
        }
    }

    private final RetentionRig rig = new RetentionRig("MASTER");

    private void request(String key, Instant at) {
        rig.jdbc
                .sql("insert into source_requests (account_id, request_key, received_at, request)"
                        + " values (:account, :key, :at, '{}')")
                .param("account", rig.account.value())
                .param("key", key)
                .param("at", RetentionRig.utc(at))
                .update();
    }

    @Test
    void a_round_deletes_what_is_older_than_the_setting_says() {
        request("a", BEFORE.minusSeconds(2));
        request("b", BEFORE.minusSeconds(1));
        request("c", BEFORE);
        new RequestsByAge(rig.parts).round();
        assertThat(rig.rows("request_key", "source_requests")).containsExactly("c");
    }

    @Test
    void an_empty_table_is_no_trouble() {
        assertThat(new RequestsByAge(rig.parts).deleteBefore(BEFORE, 1)).isZero();
    }
}
