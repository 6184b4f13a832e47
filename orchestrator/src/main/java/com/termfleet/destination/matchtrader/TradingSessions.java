package com.termfleet.destination.matchtrader;

import com.termfleet.destination.matchtrader.account.BrokerAccount;
import com.termfleet.destination.matchtrader.http.HttpCalls;
import com.termfleet.destination.matchtrader.http.LoginBudgets;
import com.termfleet.destination.matchtrader.intent.Intents;
import com.termfleet.destination.matchtrader.rest.RestLogins;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.RefusedSignIns;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.destination.matchtrader.socket.SocketBook;
import com.termfleet.destination.matchtrader.socket.SocketSession;
import com.termfleet.destination.matchtrader.trader.TraderSession;
import com.termfleet.kernel.AccountId;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;

/** Makes a session in the dialect of the account's broker. Thread-safe. */
final class TradingSessions {

    private final HttpClient client;
    private final HttpCalls.Settings settings;
    private final LoginBudgets budgets;
    private final RefusedSignIns refused;
    private final RestLogins logins;
    private final Intents intents;
    private final InstantSource clock;

    TradingSessions(MatchTraderProperties properties, Intents intents, InstantSource clock) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.requestTimeout())
                .build();
        this.settings = new HttpCalls.Settings(properties.userAgent(), properties.requestTimeout());
        this.budgets = new LoginBudgets(clock);
        this.refused = new RefusedSignIns(clock, properties.retryRefusedAfter());
        this.logins = new RestLogins(client, budgets, settings, clock, refused);
        this.intents = intents;
        this.clock = clock;
    }

    TradingSession open(BrokerAccount account) {
        return switch (account.dialect()) {
            case REST -> logins.open(account);
            case WEBSOCKET ->
                new SocketSession(client, account, settings, new StoredBook(intents, account.id(), account.baseUrl()));
            case TRADER_API ->
                new TraderSession(
                        new HttpCalls(
                                client,
                                account.baseUrl(),
                                budgets.of(account.baseUrl(), account.id().toString()),
                                settings),
                        account,
                        clock);
        };
    }

    /**
     * Signs the session in, unless the broker has refused that lately.
     *
     * @throws SessionException as {@link TradingSession#signIn}
     */
    void signIn(BrokerAccount account, TradingSession session) {
        TradingSession _ = refused.signIn(key(account), () -> {
            session.signIn();
            return session;
        });
    }

    private static RefusedSignIns.Key key(BrokerAccount account) {
        return RefusedSignIns.Key.of(
                account.id(),
                account.baseUrl(),
                account.brokerId(),
                account.dialect(),
                account.accountId(),
                account.login(),
                account.secret());
    }

    /** The account may be signed in at once, even if that was refused. */
    void allow(BrokerAccount account) {
        refused.forget(key(account));
        logins.allow(account);
    }

    private record StoredBook(Intents intents, AccountId account, URI broker) implements SocketBook {

        @Override
        public boolean isListing() {
            return intents.isListing(broker);
        }

        @Override
        public void foundListing() {
            intents.foundListing(broker);
        }

        @Override
        public List<BrokerItem> items() {
            return intents.socketItems(account);
        }

        @Override
        public void put(BrokerItem item) {
            intents.putSocketItem(account, item);
        }

        @Override
        public void remove(String id) {
            intents.removeSocketItem(account, id);
        }
    }
}
