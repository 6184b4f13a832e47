package com.termfleet.destination.matchtrader;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.destination.matchtrader.account.BrokerAccount.Dialect;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.Symbol;
import com.termfleet.standin.matchtrader.http.Fault;
import com.termfleet.standin.matchtrader.http.Fault.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract, and brokers that know more than the published messages but answer late. */
class SocketDestinationTest extends MatchTraderContract {

    private static final Duration TOO_LATE = Duration.ofMillis(900);

    SocketDestinationTest() {
        super(Dialect.WEBSOCKET);
    }

    @Test
    void what_an_account_holds_is_not_gone_because_the_list_does_not_come_at_the_next_sign_in() {
        opened(1, "0.3");
        reports().snapshots.clear();
        rig.standin.faults().add(Fault.of(Kind.DROPPED, "ws:order.list").beforeExecution());
        rig.standin.faults().add(Fault.of(Kind.NO_ANSWER, "ws:order.list").times(2));

        reports().awaitSession("connected", 2);
        reports().awaitSnapshot(positions -> true);

        assertThat(reports().snapshots).noneMatch(positions -> positions.isEmpty());
    }

    @Test
    void the_same_holds_after_the_end_of_the_server() {
        opened(1, "0.3");
        rig.standin.faults().add(Fault.of(Kind.NO_ANSWER, "ws:order.list").times(4));

        rig.restart();

        assertThat(reports().snapshots).noneMatch(positions -> positions.isEmpty());
    }

    @Test
    void a_broker_whose_first_list_comes_late_is_not_taken_for_one_that_lists_nothing() {
        try (MatchTraderRig slow = new MatchTraderRig(Dialect.WEBSOCKET)) {
            slow.standin.faults().add(Fault.of(Kind.DELAY, "ws:order.list").delayed(TOO_LATE));
            slow.connect();

            slow.reports.awaitSession("connected", 2);
            assertThat(slow.figures.symbol(slow.account, Symbol.of("EURUSD"))).isInstanceOf(SymbolMatch.Found.class);
        }
    }
}
