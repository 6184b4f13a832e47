package com.termfleet.source.tradingview;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.Broker;
import com.termfleet.kernel.AccountId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The brokers' hosts and accounts whose traffic is captured: those of accounts of platform TRADINGVIEW. Thread-safe. */
final class WatchedBrokers {

    private static final String HTTPS = ":443";

    private final Accounts accounts;

    WatchedBrokers(Accounts accounts) {
        this.accounts = accounts;
    }

    boolean contains(String authority) {
        String wanted = normalised(authority);
        return watched().anyMatch(account -> wanted.equals(authority(account.broker())));
    }

    /** Several of our accounts may stand for the same account at the broker. */
    List<AccountId> accounts(String authority, String brokerAccount) {
        String wanted = normalised(authority);
        return watched()
                .filter(account -> account.broker() != null
                        && wanted.equals(authority(account.broker()))
                        && brokerAccount.equals(account.broker().accountId()))
                .map(Account::id)
                .toList();
    }

    private Stream<Account> watched() {
        return accounts.all().stream()
                .filter(account -> account.platform() == Account.Platform.TRADINGVIEW)
                .filter(account -> authority(account.broker()) != null);
    }

    private static @Nullable String authority(@Nullable Broker broker) {
        return broker == null || broker.host() == null ? null : normalised(broker.host());
    }

    private static String normalised(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.matches(".*:[0-9]+") ? lower : lower + HTTPS;
    }
}
