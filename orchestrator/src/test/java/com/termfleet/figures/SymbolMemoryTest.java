package com.termfleet.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.Session.Introduction;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.testing.FakeSession;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SymbolMemoryTest {

    private static final int MOST_SPECS = 3;
    private static final Introduction EXPERT = introduction("TermFleetFollower/1.10", "50001");

    private final SymbolTables tables = new SymbolTables(MOST_SPECS);
    private final SymbolMemory memory = new SymbolMemory(tables, "first");
    private int sessions;

    @Test
    void an_expert_that_comes_back_finds_its_symbols_under_the_same_epoch() {
        Session first = signIn(1, EXPERT);
        announce(first, "EURUSD");
        memory.left(first);

        Session second = signIn(1, EXPERT);
        assertThat(epoch(second)).isEqualTo(epoch(first));
        assertThat(memory.open(second).match(Symbol.of("EURUSD"))).isInstanceOf(SymbolMatch.Found.class);
    }

    @Test
    void an_expert_on_another_login_begins_with_no_symbols_and_another_epoch() {
        Session first = signIn(1, EXPERT);
        announce(first, "EURUSD");
        memory.left(first);

        Session second = signIn(1, introduction("TermFleetFollower/1.10", "50002"));
        assertThat(epoch(second)).isNotEqualTo(epoch(first));
        assertThat(memory.open(second).count()).isZero();
        assertThat(hasRoomForAll()).isTrue();
    }

    @Test
    void after_a_restart_of_the_server_the_epoch_is_another() {
        Session first = signIn(1, EXPERT);
        assertThat(new SymbolMemory(tables, "second").epochFor(first.account(), EXPERT))
                .isNotEqualTo(epoch(first));
    }

    @Test
    void what_a_client_without_a_name_announces_ends_with_its_session() {
        Introduction plain = introduction(null, "50001");
        Session first = signIn(1, plain);
        announce(first, "EURUSD");
        assertThat(first.id()).doesNotContain(".");
        Session second = signIn(1, plain);
        assertThat(memory.open(second).count()).isZero();
        memory.left(second);
        assertThat(hasRoomForAll()).isTrue();
    }

    @Test
    void connected_accounts_take_the_room_of_those_that_are_away() {
        Session away = signIn(1, EXPERT);
        announce(away, "A");
        announce(away, "B");
        memory.left(away);

        Session connected = signIn(2, EXPERT);
        announce(connected, "C");
        announce(connected, "D");
        AccountSymbols symbols = memory.open(connected);
        assertThat(symbols.count()).isEqualTo(2);

        Session back = signIn(1, EXPERT);
        assertThat(epoch(back)).isNotEqualTo(epoch(away));
        assertThat(memory.open(back).count()).isZero();
    }

    @Test
    void what_was_promised_to_a_session_that_signs_in_is_not_dropped() {
        Session away = signIn(1, EXPERT);
        announce(away, "A");
        memory.left(away);
        String promised = memory.epochFor(away.account(), EXPERT);

        Session connected = signIn(2, EXPERT);
        announce(connected, "B");
        announce(connected, "C");
        announce(connected, "D");

        Session back = new FakeSession(promised + ".x", 1, SessionRole.FOLLOWER, EXPERT);
        assertThat(memory.open(back).match(Symbol.of("A"))).isInstanceOf(SymbolMatch.Found.class);
    }

    @Test
    void the_late_end_of_a_replaced_session_and_its_last_lines_change_nothing() {
        Introduction plain = introduction(null, "50001");
        Session replaced = signIn(1, plain);
        Session newer = signIn(1, plain);
        announce(newer, "EURUSD");

        announce(replaced, "GBPUSD");
        memory.left(replaced);

        assertThat(memory.match(AccountId.of(1), Symbol.of("EURUSD"))).isInstanceOf(SymbolMatch.Found.class);
        assertThat(memory.match(AccountId.of(1), Symbol.of("GBPUSD"))).isInstanceOf(SymbolMatch.NoneFits.class);
    }

    @Test
    void experts_of_one_master_announce_side_by_side_until_the_last_has_left() {
        Session euro = FakeSession.ofExpert("a", 1, SessionRole.MASTER);
        Session pound = FakeSession.ofExpert("b", 1, SessionRole.MASTER);
        AccountSymbols shared = memory.open(euro);
        assertThat(memory.open(pound)).isSameAs(shared);
        announce(euro, "EURUSD");
        announce(pound, "GBPUSD");
        memory.left(pound);

        assertThat(memory.match(AccountId.of(1), Symbol.of("EURUSD"))).isInstanceOf(SymbolMatch.Found.class);
        assertThat(memory.match(AccountId.of(1), Symbol.of("GBPUSD"))).isInstanceOf(SymbolMatch.Found.class);
        memory.left(euro);
        assertThat(hasRoomForAll()).isTrue();
    }

    /** Whether no specification is kept. */
    private boolean hasRoomForAll() {
        AccountSymbols other = tables.open("Other-Server");
        return IntStream.range(0, MOST_SPECS)
                .allMatch(i -> other.announce(SymbolSpec.unknown(Symbol.of("OTHER" + i)), BigDecimal.ONE));
    }

    private Session signIn(long account, Introduction introduction) {
        String epoch = memory.epochFor(AccountId.of(account), introduction);
        String unique = "session" + ++sessions;
        Session session = new FakeSession(
                epoch.isEmpty() ? unique : epoch + "." + unique, account, SessionRole.FOLLOWER, introduction);
        memory.open(session);
        return session;
    }

    private void announce(Session session, String symbol) {
        memory.announce(session, SymbolSpec.unknown(Symbol.of(symbol)), BigDecimal.ONE, BigDecimal.ZERO);
    }

    private static String epoch(Session session) {
        return session.id().substring(0, session.id().indexOf('.'));
    }

    private static Introduction introduction(@Nullable String expert, String login) {
        return new Introduction("127.0.0.1", login, "Broker-Demo", expert, "HEDGING", "USD");
    }
}
