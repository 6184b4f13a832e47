package com.termfleet.simulation;

import com.termfleet.copy.processor.SimulatedDatabase.Copy;
import com.termfleet.copy.processor.SimulatedDatabase.Trade;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must be true once all faults have ended and time enough has passed. */
final class FinalChecks {

    private final World world;

    FinalChecks(World world) {
        this.world = world;
    }

    void check() {
        world.look();
        for (BrokerAccount account : world.accounts) {
            everyPositionOfTheMasterIsKnown(account);
        }
        world.database.trades().forEach(this::isTrue);
        world.database.copies().forEach(this::isTrue);
        nothingAcknowledgedIsLost();
        nothingIsLeftBehind();
    }

    private void everyPositionOfTheMasterIsKnown(BrokerAccount account) {
        AccountId master = account.master();
        if (master == null) {
            return;
        }
        for (BrokerState.Position position : account.ownPositions()) {
            Trade trade = world.database.trade(master, position.ticket());
            if (trade == null || !trade.remaining().equals(position.lots())) {
                throw new Violation("never lost: master " + master + " holds " + position + ", stored is " + trade);
            }
        }
    }

    private void isTrue(Trade trade) {
        BrokerAccount account = accountOf(trade.master(), true);
        Lots held = Objects.requireNonNull(account).lots(trade.ticket());
        if (!trade.remaining().equals(held)) {
            throw new Violation("never left behind: the master holds " + held + " of " + trade);
        }
    }

    private void isTrue(Copy copy) {
        if (copy.isPending()) {
            throw new Violation("never lost: no decision about " + copy);
        }
        if (!copy.isOpen() && copy.reason() == null) {
            throw new Violation("every skip has a reason: " + copy);
        }
        Trade trade = Objects.requireNonNull(world.database.tradeById(copy.trade()));
        if (copy.isOpen() && !trade.isOpen()) {
            throw new Violation("never left behind: " + copy + " of " + trade);
        }
        BrokerAccount account = accountOf(copy.follower(), false);
        if (account != null && copy.isOpen()) {
            isHeldAsWanted(copy, account);
        }
        if (account != null
                && Objects.equals(copy.reason(), "CLOSED_BY_FOLLOWER")
                && !account.isTouched(copy.ticket())) {
            throw new Violation("every reason is true: nobody closed " + copy + " at its broker");
        }
    }

    private static void isHeldAsWanted(Copy copy, BrokerAccount account) {
        Lots held = account.lots(copy.ticket());
        // What the follower's side has closed besides stays closed.
        boolean asWanted =
                held.equals(copy.wanted()) || (held.isBelow(copy.wanted()) && account.isTouched(copy.ticket()));
        if (!asWanted || !held.equals(copy.held())) {
            throw new Violation("open is " + held + " of " + copy);
        }
    }

    private void nothingAcknowledgedIsLost() {
        world.checks
                .acknowledged()
                .forEach((master, tickets) -> tickets.forEach((ticket, id) -> {
                    Trade trade = world.database.trade(master, ticket);
                    if (trade == null || trade.id() != id) {
                        throw new Violation(
                                "never lost: trade " + id + " was acknowledged for " + ticket + ", is " + trade);
                    }
                    List<AccountId> followers = world.database.copies().stream()
                            .filter(copy -> copy.trade() == id)
                            .map(Copy::follower)
                            .toList();
                    if (!followers.containsAll(world.database.followersOf(master))) {
                        throw new Violation("never lost: trade " + id + " has copies for " + followers + " only");
                    }
                }));
    }

    private void nothingIsLeftBehind() {
        for (BrokerAccount account : world.accounts) {
            for (BrokerState.Position position : account.copies()) {
                Copy copy = world.database.copy(position.pair().orElseThrow());
                if (copy == null || !copy.isOpen() || copy.ticket() != position.ticket()) {
                    throw new Violation("never left behind: " + position + " of " + copy);
                }
            }
        }
    }

    /** The account at the broker that has that number as a master or as a follower. */
    private @Nullable BrokerAccount accountOf(AccountId id, boolean asMaster) {
        for (BrokerAccount account : world.accounts) {
            if (id.equals(asMaster ? account.master() : account.follower())) {
                return account;
            }
        }
        return null;
    }
}
