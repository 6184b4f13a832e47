package com.termfleet.destination.matchtrader;

import com.termfleet.destination.PlatformStatus;
import com.termfleet.destination.RecordedReports;
import com.termfleet.destination.matchtrader.account.BrokerAccount;
import com.termfleet.destination.matchtrader.account.BrokerAccount.Dialect;
import com.termfleet.destination.matchtrader.account.BrokerAccounts;
import com.termfleet.destination.matchtrader.intent.PostgresIntents;
import com.termfleet.figures.ReportedFigures;
import com.termfleet.figures.SymbolTables;
import com.termfleet.kernel.AccountId;
import com.termfleet.standin.matchtrader.MatchTraderOptions;
import com.termfleet.standin.matchtrader.MatchTraderStandin;
import com.termfleet.standin.matchtrader.broker.PendingOrder;
import com.termfleet.standin.matchtrader.broker.Position;
import com.termfleet.testing.AdvancedClock;
import com.termfleet.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The destination over a real database, with one account at a stand-in broker. */
final class MatchTraderRig implements AutoCloseable {

    static final Duration SETTLE = Duration.ofMillis(1_500);

    final MatchTraderStandin standin = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);
    final ReportedFigures figures = new ReportedFigures(new SymbolTables());
    final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    final PostgresIntents intents = new PostgresIntents(jdbc);
    final AdvancedClock clock = new AdvancedClock();
    final List<PlatformStatus> told = new CopyOnWriteArrayList<>();
    final AccountId account;
    RecordedReports reports = new RecordedReports();
    MatchTraderDestination destination;
    private final OneAccount accounts;

    MatchTraderRig(Dialect dialect) {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'FOLLOWER', 'x')")
                .update();
        long id = jdbc.sql("""
                insert into accounts (name, owner_id, role, platform, token_hash)
                select 'Follower', id, 'FOLLOWER', 'MATCH_TRADER', '\\x01' from users returning id""").query(Long.class).single();
        account = AccountId.of(id);
        accounts = new OneAccount(broker(dialect));
        destination = create();
    }

    private BrokerAccount broker(Dialect dialect) {
        MatchTraderOptions options = standin.options();
        boolean isRest = dialect == Dialect.REST;
        URI address = dialect == Dialect.WEBSOCKET ? standin.socketAddress() : standin.address();
        return new BrokerAccount(
                account,
                address,
                null,
                dialect,
                options.account(),
                isRest ? options.email() : null,
                isRest ? options.password() : standin.token());
    }

    private MatchTraderDestination create() {
        MatchTraderDestination created = new MatchTraderDestination(
                accounts,
                intents,
                figures,
                told::add,
                clock,
                new MatchTraderProperties(
                        "TermFleet",
                        Duration.ofMillis(500),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        SETTLE,
                        Duration.ofMillis(50),
                        Duration.ofMillis(400),
                        Duration.ofHours(1)));
        created.reportTo(reports);
        return created;
    }

    /** From the next connection on; {@link #changed} tells the destination. */
    void haveSecret(String secret) {
        BrokerAccount now = accounts.account;
        accounts.account = new BrokerAccount(
                now.id(), now.baseUrl(), now.brokerId(), now.dialect(), now.accountId(), now.login(), secret);
    }

    void changed() {
        accounts.listener.accept(account);
    }

    /** Connects, and waits until that is done. */
    MatchTraderRig connect() {
        destination.leadershipTaken();
        reports.awaitSession("connected", 1);
        reports.awaitSnapshot(positions -> true);
        return this;
    }

    /** As after the end of the server: another one over the same database. */
    void restart() {
        destination.close();
        reports = new RecordedReports();
        destination = create();
        connect();
    }

    List<Position> positions() {
        return standin.broker().positions(standin.options().account());
    }

    List<PendingOrder> orders() {
        return standin.broker().orders(standin.options().account());
    }

    List<String> book() {
        Stream<String> positions = positions().stream()
                .map(each -> "%s %s sl=%s tp=%s"
                        .formatted(
                                each.side(),
                                each.volume().stripTrailingZeros().toPlainString(),
                                each.levels().stopLoss().stripTrailingZeros().toPlainString(),
                                each.levels().takeProfit().stripTrailingZeros().toPlainString()));
        Stream<String> orders = orders().stream()
                .map(each -> "%s_%s %s at=%s sl=%s tp=%s"
                        .formatted(
                                each.side(),
                                each.kind().name().toUpperCase(Locale.ROOT),
                                each.volume().stripTrailingZeros().toPlainString(),
                                each.price().stripTrailingZeros().toPlainString(),
                                each.levels().stopLoss().stripTrailingZeros().toPlainString(),
                                each.levels().takeProfit().stripTrailingZeros().toPlainString()));
        return Stream.concat(positions, orders).toList();
    }

    void closeAllByHand() {
        String id = standin.options().account();
        positions().forEach(each -> standin.broker().close(id, each.id(), each.volume()));
    }

    @Override
    public void close() {
        destination.close();
        standin.close();
    }

    private static final class OneAccount implements BrokerAccounts {

        private volatile BrokerAccount account;
        private volatile Consumer<AccountId> listener = any -> {};

        OneAccount(BrokerAccount account) {
            this.account = account;
        }

        @Override
        public List<AccountId> all() {
            return List.of(account.id());
        }

        @Override
        public Optional<BrokerAccount> find(AccountId id) {
            return Optional.of(account).filter(each -> each.id().equals(id));
        }

        @Override
        public void listen(Consumer<AccountId> changed) {
            listener = changed;
        }
    }
}
