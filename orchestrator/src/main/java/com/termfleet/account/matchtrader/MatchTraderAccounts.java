package com.termfleet.account.matchtrader;

import com.termfleet.account.Account;
import com.termfleet.account.AccountEvent;
import com.termfleet.account.AccountSecrets;
import com.termfleet.account.Accounts;
import com.termfleet.account.Broker;
import com.termfleet.account.BrokerCredentials;
import com.termfleet.destination.matchtrader.account.BrokerAccount;
import com.termfleet.destination.matchtrader.account.BrokerAccounts;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Served from memory. */
@Component
class MatchTraderAccounts implements BrokerAccounts {

    private final Accounts accounts;
    private final AccountSecrets secrets;
    private final List<Consumer<AccountId>> listeners = new CopyOnWriteArrayList<>();

    MatchTraderAccounts(Accounts accounts, AccountSecrets secrets) {
        this.accounts = accounts;
        this.secrets = secrets;
    }

    private static boolean isOurs(Account account) {
        return account.platform() == Account.Platform.MATCH_TRADER;
    }

    @Override
    public List<AccountId> all() {
        return accounts.all().stream()
                .filter(MatchTraderAccounts::isOurs)
                .map(Account::id)
                .toList();
    }

    @Override
    public Optional<BrokerAccount> find(AccountId id) {
        try {
            return accounts.find(id)
                    .filter(MatchTraderAccounts::isOurs)
                    .map(account -> of(account, secrets.brokerCredentials(id)));
        } catch (NotFoundException e) {
            // Deleted between the two questions.
            return Optional.empty();
        }
    }

    private static BrokerAccount of(Account account, BrokerCredentials credentials) {
        Broker broker = Objects.requireNonNull(account.broker());
        BrokerAccount.Dialect dialect = switch (Objects.requireNonNull(broker.dialect())) {
            case REST -> BrokerAccount.Dialect.REST;
            case WEBSOCKET -> BrokerAccount.Dialect.WEBSOCKET;
            case TRADER_API -> BrokerAccount.Dialect.TRADER_API;
        };
        return new BrokerAccount(
                account.id(),
                URI.create(Objects.requireNonNull(broker.baseUrl())),
                broker.brokerId(),
                dialect,
                broker.accountId(),
                credentials.login(),
                credentials.secret());
    }

    @Override
    public void listen(Consumer<AccountId> changed) {
        listeners.add(changed);
    }

    @EventListener
    void changed(AccountEvent event) {
        boolean concernsBroker = !(event instanceof AccountEvent.OwnerChanged);
        if (concernsBroker && isOurs(event.account())) {
            listeners.forEach(listener -> listener.accept(event.account().id()));
        }
    }
}
