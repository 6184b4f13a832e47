package com.termfleet.copy.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Share;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveCopiesTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final AccountId FOLLOWER = AccountId.of(2);
    private static final Ticket MASTER_TICKET = Ticket.of(100);
    private static final Lots LOTS = Lots.of("0.1");

    private final OpenTrades trades = new OpenTrades();

    @Test
    void runs_of_tickets_and_accounts_hardly_share_a_hash_code() {
        Set<Integer> codes = new HashSet<>();
        for (int follower = 1; follower <= 500; follower++) {
            for (int ticket = 1; ticket <= 200; ticket++) {
                codes.add(new LiveCopies.Key(AccountId.of(follower), Ticket.of(1_000_000 + ticket)).hashCode());
            }
        }

        assertThat(codes).hasSizeGreaterThan(99_900);
    }

    @Test
    void a_copy_that_is_confirmed_late_is_still_the_oldest() {
        TradePair older = ordered(11);
        TradePair newer = ordered(12);

        trades.put(opened(newer, 9012));
        trades.put(opened(older, 9011));

        assertThat(trades.live().of(FOLLOWER)).containsExactly(older.id(), newer.id());
        assertThat(trades.live().ofMasterTicket(FOLLOWER, MASTER_TICKET)).containsExactly(older.id(), newer.id());
        assertThat(trades.live().at(FOLLOWER, Ticket.of(9011))).containsExactly(older.id());
    }

    @Test
    void a_copy_that_ended_is_found_no_longer() {
        TradePair pair = opened(ordered(11), 9011);
        trades.put(pair);

        trades.put(pair.closed(null, null, Reasons.closedWithMaster(), NOW));

        assertThat(trades.live().of(FOLLOWER)).isEmpty();
        assertThat(trades.live().ofMasterTicket(FOLLOWER, MASTER_TICKET)).isEmpty();
        assertThat(trades.live().at(FOLLOWER, Ticket.of(9011))).isEmpty();
    }

    /** Stored as ordered. */
    private TradePair ordered(long id) {
        TradeId trade = new TradeId(id + 1_000);
        trades.put(MasterTrade.opened(
                trade,
                new MasterTrade.Key(AccountId.of(id), MASTER_TICKET),
                new MasterTrade.Opening(Symbol.of("EURUSD"), OrderType.BUY, Price.of("1.1"), LOTS),
                Stops.NONE,
                null,
                NOW));
        TradePair pair = TradePair.ordered(
                new PairId(id),
                new TradePair.Route(trade, new SubscriptionId(1), FOLLOWER, new UserId(7)),
                new TradePair.Wanted(
                        Symbol.of("EURUSD"),
                        OrderType.BUY,
                        LOTS,
                        new Share(LOTS, LOTS, Lots.of("0.01")),
                        false,
                        NOW,
                        false),
                NOW);
        trades.put(pair);
        return pair;
    }

    private static TradePair opened(TradePair pair, long ticket) {
        return pair.opened(
                new TradePair.Held(Ticket.of(ticket), OrderType.BUY, LOTS, LOTS, Price.of("1.1"), null, null),
                LOTS,
                NOW);
    }
}
