package com.termfleet.destination.matchtrader;

import com.termfleet.destination.matchtrader.account.BrokerAccount.Dialect;

class RestDestinationTest extends MatchTraderContract {

    RestDestinationTest() {
        super(Dialect.REST);
    }
}
