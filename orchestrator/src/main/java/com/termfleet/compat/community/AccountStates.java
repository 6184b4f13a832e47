package com.termfleet.compat.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of what experts have reported about their accounts. Thread-safe. */
@Component
class AccountStates {

    private final JdbcClient jdbc;

    AccountStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Amounts in the account's currency. */
    record State(
            BigDecimal balance,
            BigDecimal equity,
            BigDecimal margin,
            @JsonProperty("free_margin") BigDecimal freeMargin,
            BigDecimal profit,
            Instant timestamp) {}

    void add(AccountId account, State state) {
        jdbc.sql("""
                        insert into community.account_state (account_id, balance, equity, margin, free_margin, profit, timestamp)
                        values (:account, :balance, :equity, :margin, :free, :profit, :at)""")
                .param("account", account.value())
                .param("balance", state.balance())
                .param("equity", state.equity())
                .param("margin", state.margin())
                .param("free", state.freeMargin())
                .param("profit", state.profit())
                .param("at", state.timestamp().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<State> newest(AccountId account) {
        return jdbc.sql("""
                        select balance, equity, margin, free_margin, profit, timestamp from community.account_state
                        where account_id = :account order by timestamp desc limit 1""")
                .param("account", account.value())
                .query((row, _) -> new State(
                        Plain.number(row.getBigDecimal("balance")),
                        Plain.number(row.getBigDecimal("equity")),
                        Plain.number(row.getBigDecimal("margin")),
                        Plain.number(row.getBigDecimal("free_margin")),
                        Plain.number(row.getBigDecimal("profit")),
                        row.getObject("timestamp", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
