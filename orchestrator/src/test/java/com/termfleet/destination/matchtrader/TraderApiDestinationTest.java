package com.termfleet.destination.matchtrader;

import com.termfleet.destination.matchtrader.account.BrokerAccount.Dialect;

class TraderApiDestinationTest extends MatchTraderContract {

    TraderApiDestinationTest() {
        super(Dialect.TRADER_API);
    }
}
