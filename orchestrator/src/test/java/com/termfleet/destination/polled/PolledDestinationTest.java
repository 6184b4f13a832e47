package com.termfleet.destination.polled;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.destination.Destination;
import com.termfleet.destination.DestinationContract;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.PlatformStatus;
import com.termfleet.destination.RecordedReports;
import com.termfleet.figures.ReportedFigures;
import com.termfleet.figures.SymbolTables;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PolledDestinationTest extends DestinationContract {

    private static final DataSource DATABASE = TestDatabase.fresh().dataSource();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final AccountId account = newAccount();
    private RecordedReports reports = new RecordedReports();
    private final List<PlatformStatus> told = new CopyOnWriteArrayList<>();
    private PolledDestination destination = started();
    private final ToyExpert expert = expert();

    private AccountId newAccount() {
        jdbc.sql("insert into users (email, role, password_hash) values (gen_random_uuid() || '@b.c', 'FOLLOWER', 'x')")
                .update();
        return AccountId.of(jdbc.sql("""
                        insert into accounts (name, owner_id, role, platform, token_hash)
                        select 'f', max(id), 'FOLLOWER', 'HTTP', gen_random_uuid()::text::bytea from users returning id""").query(Long.class).single());
    }

    private PolledDestination started() {
        PolledDestination created = new PolledDestination(
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(DATABASE)),
                new ReportedFigures(new SymbolTables()),
                told::add,
                Clock.systemUTC(),
                new PolledProperties(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofMinutes(1)));
        created.reportTo(reports);
        created.start();
        created.leadershipTaken();
        return created;
    }

    private ToyExpert expert() {
        ToyExpert started = new ToyExpert(destination, account);
        reports.awaitSession("connected", 1);
        return started;
    }

    @AfterEach
    void end() throws InterruptedException {
        expert.close();
        destination.stop();
        // What one server leaves behind, the next one tells again.
        jdbc.sql("truncate polled_offers, polled_positions").update();
    }

    @Override
    protected List<String> book() {
        return expert.book();
    }

    @Override
    protected Destination destination() {
        return destination;
    }

    @Override
    protected RecordedReports reports() {
        return reports;
    }

    @Override
    protected AccountId account() {
        return account;
    }

    @Override
    protected void closeAllByHand() {
        expert.closeAllByHand();
    }

    @Test
    void what_an_expert_does_not_confirm_is_answered_by_nothing_since_it_may_have_been_executed() {
        destination.send(List.of(open(1, OrderType.BUY, "0.001", "1.1", LIVES)));
        opened(2, "0.3");
        assertThat(reports.reports).noneMatch(report -> report.commandId() != null && report.commandId() == 1);
    }

    @Test
    void an_open_that_is_withdrawn_before_the_expert_asks_is_not_executed() throws Exception {
        expert.close();
        destination.send(List.of(open(1, OrderType.BUY, "0.3", "1.1", LIVES)));
        destination.withdraw(account, PairId.of(1));
        assertThat(reports.await(ExecutionReport.Refused.class, 1).text()).contains("EXPIRED");
        assertThat(destination.poll(account, Optional.empty())).isEmpty();
    }

    @Test
    void an_expert_that_asks_is_told_as_connected() {
        assertThat(told).startsWith(new PlatformStatus(account, PlatformStatus.State.CONNECTED, null));
    }

    @Test
    void what_was_confirmed_is_told_again_by_the_next_server() {
        ExecutionReport.Opened first = opened(1, "0.3");
        destination.stop();
        reports = new RecordedReports();
        destination = started();
        assertThat(reports.await(ExecutionReport.Opened.class, 1).ticket()).isEqualTo(first.ticket());
    }
}
