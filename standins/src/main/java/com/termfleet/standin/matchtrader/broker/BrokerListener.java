package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;

/** Told of changes that no order asked for at that moment. Called under the broker's lock: must not block. */
public interface BrokerListener {

    /** @param rest what is still open */
    void closed(String account, ClosedOperation operation, BigDecimal rest);

    void filled(String account, PendingOrder order, Position position);
}
