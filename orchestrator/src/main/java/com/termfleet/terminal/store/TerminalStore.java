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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code terminals} table. A person's wishes and the supervisor's memory are written by separate statements; whichever
 * comes first makes the row.
 */
@Component
public class TerminalStore {

    private static final TypeReference<List<ExtraExpert>> EXTRAS = new TypeReference<>() {};

    /** What is wanted of an account's terminal until somebody says otherwise. */
    public static final DesiredState FIRST_WISH = new DesiredState(Desired.RUNNING, 0, List.of(), false, null);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TerminalStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is remembered of one terminal. */
    public record Row(AccountId account, DesiredState desiredState, Crashes crashes) {}

    /** What the supervisor has to write down before it acts. */
    public record Memory(
            long generation,
            boolean restart,
            int restarts,
            int inARow,
            int failedStarts,
            @Nullable StartBlock held) {

        public static Memory of(Terminal terminal) {
            Crashes crashes = terminal.crashes();
            return new Memory(
                    terminal.desiredState().generation(),
                    terminal.desiredState().restart(),
                    crashes.restarts(),
                    crashes.inARow(),
                    crashes.failedStarts(),
                    terminal.desiredState().held());
        }
    }

    public String instance() {
        return jdbc.sql("select instance::text from installation")
                .query(String.class)
                .single();
    }

    public List<Row> all() {
        return jdbc.sql("select * from terminals order by account_id")
                .query((rs, _) -> row(rs))
                .list();
    }

    /** Does nothing if there is one already. */
    public void insert(AccountId account) {
        jdbc.sql(
                        "insert into terminals (account_id, desired_state) values (:account, 'RUNNING') on conflict do nothing")
                .param("account", account.value())
                .update();
    }

    public void setDesired(AccountId account, Desired desired) {
        jdbc.sql("""
                        insert into terminals (account_id, desired_state) values (:account, :desired)
                        on conflict (account_id) do update set desired_state = :desired, updated_at = now()""")
                .param("desired", desired.name())
                .param("account", account.value())
                .update();
    }

    public void setExtras(AccountId account, List<ExtraExpert> extras) {
        jdbc.sql("""
                        insert into terminals (account_id, desired_state, extra_experts)
                        values (:account, 'RUNNING', :extras::jsonb)
                        on conflict (account_id) do update set extra_experts = :extras::jsonb, updated_at = now()""")
                .param("extras", json.writeValueAsString(extras))
                .param("account", account.value())
                .update();
    }

    public void remember(AccountId account, Memory memory) {
        StartBlock held = memory.held();
        jdbc.sql("""
                        insert into terminals (account_id, desired_state, generation, restart, restarts,
                            consecutive_failures, failed_starts, held, held_because)
                        values (:account, 'RUNNING', :generation, :restart, :restarts, :inARow, :failedStarts, :held,
                            :because)
                        on conflict (account_id) do update set generation = :generation, restart = :restart,
                            restarts = :restarts, consecutive_failures = :inARow, failed_starts = :failedStarts,
                            held = :held, held_because = :because, updated_at = now()""")
                .param("generation", memory.generation())
                .param("restart", memory.restart())
                .param("restarts", memory.restarts())
                .param("inARow", memory.inARow())
                .param("failedStarts", memory.failedStarts())
                .param("held", held == null ? null : held.why().name())
                .param("because", held == null ? null : held.text())
                .param("account", account.value())
                .update();
    }

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
                held == null || because == null ? null : new StartBlock(StartBlock.Why.valueOf(held), because));
        Crashes crashes = Crashes.remembered(
                rs.getInt("restarts"), rs.getInt("consecutive_failures"), rs.getInt("failed_starts"));
        return new Row(new AccountId(rs.getLong("account_id")), desiredState, crashes);
    }
}
