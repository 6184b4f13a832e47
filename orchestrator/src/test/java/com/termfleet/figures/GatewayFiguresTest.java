package com.termfleet.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.HeartbeatInterval;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.Session.Introduction;
import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.testing.FakeSession;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayFiguresTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(7);

    private final GatewayFigures figures = new GatewayFigures(
            new SymbolMemory(new SymbolTables(), "process"), new HeartbeatInterval(Duration.ofSeconds(2)));
    private final Session session = session("s1", "100");

    @BeforeEach
    void open() {
        figures.opened(session);
    }

    @Test
    void before_the_first_heartbeat_nothing_is_known() {
        assertThat(figures.funds(ACCOUNT)).isEmpty();
        assertThat(figures.brokerLogin(ACCOUNT)).contains("broker-demo|100");
    }

    @Test
    void a_heartbeat_is_valid_for_three_intervals() {
        figures.heartbeat(session, heartbeat("1000", "900", "800", true), NOW);

        Funds funds = figures.funds(ACCOUNT).orElseThrow();
        assertThat(funds)
                .isEqualTo(new Funds(
                        Money.of("1000"), Money.of("900"), Money.of("800"), "USD", NOW, Duration.ofSeconds(6)));
        assertThat(funds.isStale(NOW.plusSeconds(6))).isFalse();
        assertThat(funds.isStale(NOW.plusSeconds(6).plusMillis(1))).isTrue();
    }

    @Test
    void a_terminal_that_is_not_connected_to_its_broker_reports_nothing() {
        figures.heartbeat(session, heartbeat("1000", "900", "800", true), NOW);
        figures.heartbeat(session, heartbeat("0", "0", "0", false), NOW.plusSeconds(2));

        assertThat(figures.funds(ACCOUNT).orElseThrow().at()).isEqualTo(NOW);
        assertThat(figures.funds(ACCOUNT).orElseThrow().equity()).isEqualTo(Money.of("900"));
    }

    @Test
    void a_new_session_of_the_same_broker_account_keeps_the_last_report() {
        figures.heartbeat(session, heartbeat("1000", "900", "800", true), NOW);
        figures.closed(session, CloseReason.DISCONNECTED);
        figures.opened(session("s2", "100"));

        assertThat(figures.funds(ACCOUNT)).isPresent();
    }

    @Test
    void a_session_of_another_broker_account_begins_without_funds() {
        figures.heartbeat(session, heartbeat("1000", "900", "800", true), NOW);
        figures.opened(session("s2", "200"));

        assertThat(figures.funds(ACCOUNT)).isEmpty();
    }

    @Test
    void a_late_heartbeat_of_a_replaced_session_is_ignored() {
        figures.opened(session("s2", "200"));
        figures.heartbeat(session, heartbeat("1000", "900", "800", true), NOW);

        assertThat(figures.funds(ACCOUNT)).isEmpty();
    }

    @Test
    void nothing_is_kept_of_an_account_whose_token_is_revoked() {
        figures.heartbeat(session, heartbeat("1000", "900", "800", true), NOW);
        figures.closed(session, CloseReason.REVOKED);

        assertThat(figures.funds(ACCOUNT)).isEmpty();
        assertThat(figures.brokerLogin(ACCOUNT)).isEmpty();
    }

    private static Session session(String id, String login) {
        Introduction introduction = new Introduction("127.0.0.1", login, "Broker-Demo", "Expert/1", "HEDGING", "USD");
        return new FakeSession(id, ACCOUNT.value(), SessionRole.FOLLOWER, introduction);
    }

    private static Heartbeat heartbeat(String balance, String equity, String freeMargin, boolean connected) {
        return new Heartbeat(Money.of(balance), Money.of(equity), Money.ZERO, Money.of(freeMargin), 0, true, connected);
    }
}
