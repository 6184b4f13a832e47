package com.termfleet.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Lots;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules by which the simulation takes a netting account's position apart. */
class NettedPositionsTest {

    private static final String OTHERS = "";

    private final NettedPositions netted = new NettedPositions();
    private long next = 100;

    private void deals(String side, String lots, String comment) {
        next++;
        netted.apply(new BrokerState.Deal(next, 1, true, Lots.of(lots), 3, 0, comment, next, "EURUSD", side));
    }

    /** The parts of what the broker has. */
    private List<String> parts(String side, String lots) {
        BigDecimal none = BigDecimal.ZERO;
        return netted
                .parts(List.of(new BrokerState.Position(1, "EURUSD", side, Lots.of(lots), none, none, none, 0, OTHERS)))
                .stream()
                .map(part -> part.side() + " " + part.lots() + " " + part.comment())
                .toList();
    }

    /** A copy that was BUY 0.30: the position was closed by hand, then the copy's close arrived. */
    private void overclosed() {
        deals("buy", "0.30", "TF1");
        deals("sell", "0.30", OTHERS);
        deals("sell", "0.30", "TF1");
    }

    @Test
    void what_others_trade_while_a_close_has_opened_the_other_way_is_taken_off_that() {
        overclosed();
        deals("buy", "0.10", OTHERS);

        assertThat(parts("sell", "0.20")).isEmpty();
        assertThat(netted.overclosed()).containsExactly("TF1 of EURUSD by -0.2");
        deals("buy", "0.20", "TF1");
        assertThat(netted.overclosed()).isEmpty();
    }

    @Test
    void what_others_have_opened_is_closed_before_what_a_close_has_opened_the_other_way() {
        overclosed();
        deals("sell", "0.50", OTHERS);
        deals("buy", "0.40", OTHERS);

        assertThat(parts("sell", "0.40")).containsExactly("sell 0.1 ");
        assertThat(netted.overclosed()).containsExactly("TF1 of EURUSD by -0.3");
    }

    @Test
    void copies_of_the_side_that_a_close_has_opened_keep_their_volume_while_others_trade_less_than_that() {
        overclosed();
        deals("sell", "0.20", "TF2");
        deals("buy", "0.10", OTHERS);
        assertThat(parts("sell", "0.40")).containsExactly("sell 0.2 TF2");

        deals("buy", "0.25", OTHERS);
        assertThat(parts("sell", "0.15")).containsExactly("sell 0.15 TF2");
    }
}
