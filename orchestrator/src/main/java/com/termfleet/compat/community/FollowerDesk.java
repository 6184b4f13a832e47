package com.termfleet.compat.community;

import com.termfleet.account.Account;
import com.termfleet.destination.polled.Confirmation;
import com.termfleet.destination.polled.Confirmation.Action;
import com.termfleet.destination.polled.Offer;
import com.termfleet.destination.polled.PolledFollowers;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The polling experts of follower accounts. Thread-safe; blocks. */
@Component
class FollowerDesk {

    private final PolledFollowers followers;
    private final CommunityTrades trades;

    FollowerDesk(PolledFollowers followers, CommunityTrades trades) {
        this.followers = followers;
        this.trades = trades;
    }

    List<Offer> poll(Account account) {
        return followers.poll(account.id(), brokerLogin(account));
    }

    /** As experts on the gateway name it, so that a master on the same broker account is recognised. */
    private static Optional<String> brokerLogin(Account account) {
        String login = account.login();
        String server = account.server();
        return login == null || server == null
                ? Optional.empty()
                : Optional.of(server.toLowerCase(Locale.ROOT) + "|" + login);
    }

    /**
     * @param profit of a close; zero if it is not told
     * @throws com.termfleet.kernel.InvalidInputException if the action is none that followers confirm
     */
    void confirm(Account account, CommunityTrades.Confirmed trade, BigDecimal profit, Instant now) {
        Action action = action(trade.action());
        Confirmation confirmation = new Confirmation(
                new Ticket(trade.ticket()),
                trade.signalId(),
                trade.symbol(),
                action,
                new Lots(trade.volume()),
                new Price(trade.price()),
                new Money(profit));
        String signal = followers.confirm(account.id(), confirmation).orElse(null);
        switch (action) {
            case BUY, SELL, BUY_LIMIT, SELL_LIMIT, BUY_STOP, SELL_STOP ->
                trades.open(
                        account.id(),
                        new CommunityTrades.Confirmed(
                                trade.ticket(), signal, trade.symbol(), trade.action(), trade.volume(), trade.price()),
                        now);
            case CLOSE, CANCEL ->
                trades.close(account.id(), trade.ticket(), trade.volume(), trade.price(), profit, now);
            case MODIFY -> {}
        }
    }

    private static Action action(String name) {
        FieldErrors errors = new FieldErrors();
        boolean known =
                Arrays.stream(Action.values()).anyMatch(action -> action.name().equals(name));
        errors.check(known, "action", "must be BUY, SELL, a pending order such as BUY_LIMIT, CLOSE, MODIFY or CANCEL")
                .throwIfAny();
        return Action.valueOf(name);
    }
}
