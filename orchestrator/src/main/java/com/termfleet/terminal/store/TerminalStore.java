package com.termfleet.terminal.store;

import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.state.Crashes;
import com.termfleet.terminal.state.DesiredState;
import com.termfleet.terminal.state.StartBlock;
import com.termfleet.terminal.state.Terminal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code terminals} table. A terminal is to be removed if its account's {@code deleted_at} is set, so deleting an
 * account is one atomic change.
 */
@Component
public class TerminalStore {

    private static final TypeReference<List<ExtraExpert>> EXTRAS = new TypeReference<>() {};

    /** The desired state of a new terminal. */
    private static final DesiredState INITIAL = new DesiredState(Desired.RUNNING, 0, List.of(), false, null, 0);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    public TerminalStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The stored state of one terminal.
     *
     * @param credentials the current version of the account's credentials, which a container may not have been given
     *     yet
     */
    public record Row(AccountId account, DesiredState desiredState, Crashes crashes, long credentials) {

        /** For a new account, of which nothing is stored yet. */
        public static Row first(AccountId account) {
            return new Row(account, INITIAL, Crashes.NONE, INITIAL.credentials());
        }
    }

    /** The state that must survive a restart; saved before it is acted upon. */
    public record Memory(
            Desired desired,
            long generation,
            List<ExtraExpert> extras,
            boolean restart,
            int restarts,
            int inARow,
            int failedStarts,
            @Nullable StartBlock held,
            long credentials) {

        public static Memory of(Terminal terminal) {
            DesiredState wanted = terminal.desiredState();
            Crashes crashes = terminal.crashes();
            return new Memory(
                    wanted.desired(),
                    wanted.generation(),
                    wanted.extras(),
                    wanted.restart(),
                    crashes.restarts(),
                    crashes.inARow(),
                    crashes.failedStarts(),
                    wanted.held(),
                    wanted.credentials());
        }
    }

    /**
     * The installation's row in the database.
     *
     * @param instance label of all its containers
     * @param server identity of the database in which it was last claimed; null if never
     * @param seenAt when its terminals were last managed
     */
    public record Installation(String instance, @Nullable String server, Instant seenAt) {}

    public Installation installation() {
        return jdbc.sql("select instance::text, server, terminals_seen_at from installation")
                .query((rs, _) -> new Installation(
                        rs.getString("instance"),
                        rs.getString("server"),
                        rs.getObject("terminals_seen_at", OffsetDateTime.class).toInstant()))
                .single();
    }

    public String instance() {
        return installation().instance();
    }

    public void claim(String server) {
        jdbc.sql("update installation set server = :server")
                .param("server", server)
                .update();
    }

    /** Creates a separate installation with the same accounts and all terminals stopped, since they run elsewhere. */
    public void claimAsCopy(String server) {
        jdbc.sql("""
                        with stopped as (update terminals set desired_state = 'STOPPED', restart = false)
                        update installation set server = :server, instance = gen_random_uuid()""").param("server", server).update();
    }

    public void seen(Instant now) {
        jdbc.sql("update installation set terminals_seen_at = :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All terminals, including those of deleted accounts until they are removed. */
    public List<Row> all() {
        return jdbc.sql("""
                        select terminals.*, accounts.credentials_version from terminals join accounts on accounts.id = terminals.account_id order by account_id""").query((rs, _) -> row(rs)).list();
    }

    /** Does nothing if it exists. */
    public void insert(AccountId account) {
        jdbc.sql(
                        "insert into terminals (account_id, desired_state) values (:account, 'RUNNING') on conflict do nothing")
                .param("account", account.value())
                .update();
    }

    /** Saves the state in one statement. Does nothing if the account is deleted. */
    public void save(AccountId account, Memory memory) {
        StartBlock held = memory.held();
        jdbc.sql("""
                        insert into terminals (account_id, desired_state, generation, extra_experts, restart, restarts,
                            consecutive_failures, failed_starts, held, held_because, credentials)
                        select id, :desired, :generation, :extras::jsonb, :restart, :restarts, :inARow, :failedStarts,
                            :held, :because, :credentials
                        from accounts where id = :account and deleted_at is null
                        on conflict (account_id) do update set desired_state = excluded.desired_state,
                            generation = excluded.generation, extra_experts = excluded.extra_experts,
                            restart = excluded.restart, restarts = excluded.restarts,
                            consecutive_failures = excluded.consecutive_failures,
                            failed_starts = excluded.failed_starts, held = excluded.held,
                            held_because = excluded.held_because, credentials = excluded.credentials,
                            updated_at = now()""")
                .param("desired", memory.desired().name())
                .param("generation", memory.generation())
                .param("extras", json.writeValueAsString(memory.extras()))
                .param("restart", memory.restart())
                .param("restarts", memory.restarts())
                .param("inARow", memory.inARow())
                .param("failedStarts", memory.failedStarts())
                .param("held", held == null ? null : held.why().name())
                .param("because", held == null ? null : held.text())
                .param("credentials", memory.credentials())
                .param("account", account.value())
                .update();
    }

    /** Called when container and volume of a deleted account have been removed. */
    public void delete(AccountId account) {
        jdbc.sql("delete from terminals where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private Row row(ResultSet rs) throws SQLException {
        String held = rs.getString("held");
        String because = rs.getString("held_because");
        DesiredState desiredState = new DesiredState(
                Desired.valueOf(rs.getString("desired_state")),
                rs.getLong("generation"),
                json.readValue(rs.getString("extra_experts"), EXTRAS),
                rs.getBoolean("restart"),
                held == null || because == null ? null : new StartBlock(StartBlock.Why.valueOf(held), because),
                rs.getLong("credentials"));
        Crashes crashes = Crashes.remembered(
                rs.getInt("restarts"), rs.getInt("consecutive_failures"), rs.getInt("failed_starts"));
        return new Row(
                new AccountId(rs.getLong("account_id")), desiredState, crashes, rs.getLong("credentials_version"));
    }
}
