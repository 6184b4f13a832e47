package com.termfleet.source.tradingview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokerUriTest {

    @Test
    void account_path_and_query_are_found_after_any_prefix() {
        assertThat(BrokerUri.of("/accounts/A1/orders?locale=en&requestId=1"))
                .contains(new BrokerUri("A1", "orders", "locale=en&requestId=1"));
        assertThat(BrokerUri.of("/api/v1/accounts/A%201/positions/P%3A9/"))
                .contains(new BrokerUri("A 1", "positions/P:9", ""));
        assertThat(BrokerUri.of("/accounts/A1/orders/4711.TP.1699"))
                .contains(new BrokerUri("A1", "orders/4711.TP.1699", ""));
    }

    @Test
    void other_addresses_are_none() {
        assertThat(BrokerUri.of("/accounts/A1")).isEmpty();
        assertThat(BrokerUri.of("/accounts//orders")).isEmpty();
        assertThat(BrokerUri.of("/x?y=/accounts/A1/orders")).isEmpty();
        assertThat(BrokerUri.of("")).isEmpty();
        assertThat(BrokerUri.of("/accounts/%zz/orders")).isEmpty();
    }
}
