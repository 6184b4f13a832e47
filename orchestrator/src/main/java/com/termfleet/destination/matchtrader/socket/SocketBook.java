package com.termfleet.destination.matchtrader.socket;

import com.termfleet.destination.matchtrader.session.BrokerItem;
import java.util.List;

/**
 * What an account holds as far as the dialogue has told: a broker that knows the published messages alone lists nothing, so
 * it is stored. Used by one thread at a time.
 */
public interface SocketBook {

    /** Whether the broker has ever listed what an account holds. */
    boolean isListing();

    /** The broker has listed what an account holds. */
    void foundListing();

    List<BrokerItem> items();

    void put(BrokerItem item);

    void remove(String id);
}
