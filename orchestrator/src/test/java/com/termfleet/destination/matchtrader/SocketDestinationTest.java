package com.termfleet.destination.matchtrader;

import com.termfleet.destination.matchtrader.account.BrokerAccount.Dialect;

class SocketDestinationTest extends MatchTraderContract {

    SocketDestinationTest() {
        super(Dialect.WEBSOCKET);
    }
}
