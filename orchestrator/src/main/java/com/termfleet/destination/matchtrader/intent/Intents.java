package com.termfleet.destination.matchtrader.intent;

import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port to what is recorded about writes and positions. What a method has stored survives the end of the server. Every
 * method throws a {@code DataAccessException} if the database is away. Thread-safe.
 */
public interface Intents {

    /**
     * Records what is about to be sent.
     *
     * @return false if a command with this id is recorded already
     */
    boolean begin(Intent intent);

    Optional<Intent> find(AccountId account, long command);

    /** Records what became of it. */
    void end(Intent intent);

    /** Forgets one that was certainly not executed, so that its command may come again. */
    void withdraw(Intent intent);

    /** Those whose outcome is not known, oldest first. */
    List<Intent> openEnded(AccountId account);

    /** Opens that have placed a pending order whose removal is not recorded, and which has not become a position. */
    List<Intent> placed(AccountId account);

    /** A position or order of the broker as the copies know it. */
    record Numbered(Ticket ticket, @Nullable PairId pair) {}

    /** By the broker's ids; ids that were not seen before get a number. */
    Map<String, Numbered> number(AccountId account, List<String> brokerIds);

    /** Records which copy a position or order belongs to. */
    Numbered assign(AccountId account, String brokerId, PairId pair);

    /** The broker's id of a ticket. */
    Optional<String> brokerId(AccountId account, Ticket ticket);

    /** Whether that broker has ever listed over its WebSocket what an account holds. */
    boolean isListing(URI broker);

    void foundListing(URI broker);

    /** What accounts hold at brokers that list nothing. */
    List<BrokerItem> socketItems(AccountId account);

    void putSocketItem(AccountId account, BrokerItem item);

    void removeSocketItem(AccountId account, String brokerId);
}
