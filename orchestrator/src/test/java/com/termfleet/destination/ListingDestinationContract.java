package com.termfleet.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What platforms owe in addition whose followers {@linkplain Follower#listsPositions() list what they hold}: such a platform is asked
 * for the account itself, and so also tells what the broker refuses.
 */
public abstract class ListingDestinationContract extends DestinationContract {

    /** The code in MT5's words, then the text or its beginning: brokers say it in their own words, the expert in its own. */
    protected String refusalOfTooSmallVolume() {
        return "10014 ";
    }

    @Test
    void a_connected_follower_lists_what_it_holds_and_has_sent_a_snapshot() {
        assertThat(destination().find(account()).orElseThrow().listsPositions()).isTrue();
        assertThat(reports().snapshots).isNotEmpty();
    }

    @Test
    void what_the_broker_does_not_accept_is_refused_with_its_reason() {
        destination().send(List.of(open(1, OrderType.BUY, "0.001", "1.1", LIVES)));
        ExecutionReport.Refused refused = reports().await(ExecutionReport.Refused.class, 1);
        assertThat(refused.kind()).isEqualTo(ExecutionReport.Kind.OPEN);
        assertThat(refused.retcode() + " " + refused.text()).startsWith(refusalOfTooSmallVolume());
        assertThat(refused.text()).isNotBlank();
        assertThat(book()).isEmpty();
    }

    @Test
    void a_snapshot_names_the_copy_that_each_position_belongs_to() {
        Ticket ticket = opened(1, "0.3").ticket();
        reports().snapshots.clear();
        destination().requestSnapshot(account());
        List<HeldPosition> shown = reports().awaitSnapshot(positions -> !positions.isEmpty());
        assertThat(shown).singleElement().satisfies(position -> {
            assertThat(position.ticket()).isEqualTo(ticket);
            assertThat(position.pair()).contains(PairId.of(1));
            assertThat(position.lots()).isEqualTo(Lots.of("0.3"));
        });
    }

    @Test
    void what_is_closed_by_hand_is_missing_from_a_snapshot_that_comes_by_itself_or_when_asked_for() {
        opened(1, "0.3");
        destination().requestSnapshot(account());
        reports().awaitSnapshot(positions -> positions.size() == 1);
        reports().snapshots.clear();
        closeAllByHand();
        destination().requestSnapshot(account());
        assertThat(reports().awaitSnapshot(List::isEmpty)).isEmpty();
    }
}
