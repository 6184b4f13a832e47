package com.termfleet.copy.processor;

import com.termfleet.copy.CopyListener;
import com.termfleet.copy.check.NewsBook;
import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.exposure.OtherVolumes;
import com.termfleet.copy.history.FloatingProfits;
import com.termfleet.copy.history.MasterResults;
import com.termfleet.copy.history.MasterTrades;
import com.termfleet.copy.history.PairSummaries;
import com.termfleet.copy.history.StoredHeldTrades;
import com.termfleet.copy.history.TradePairs;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.OpenCopies;
import com.termfleet.copy.journal.PostgresArchive;
import com.termfleet.copy.journal.PostgresJournal;
import com.termfleet.copy.limits.AccountRisk;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.losses.LossWatch;
import com.termfleet.copy.pause.AccountPauses;
import com.termfleet.copy.preview.Previews;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.subscription.DeletedAccounts;
import com.termfleet.copy.subscription.SubscriptionStore;
import com.termfleet.copy.subscription.SubscriptionWriter;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.database.LeadershipListener;
import com.termfleet.destination.Destination;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.LastPrices;
import com.termfleet.signal.HeldTrades;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

    private static final int CONCURRENT_LOOKUPS = 2;

    @Bean
    EventInbox eventInbox(CopyProperties properties, MeterRegistry metrics) {
        EventInbox inbox =
                new EventInbox(properties.inbox(), EventInbox.A_MOMENT, Executors.newVirtualThreadPerTaskExecutor());
        Gauge.builder("termfleet.copy.signals.waiting", inbox, EventInbox::signalsWaiting)
                .description("signals of masters that wait to be decided")
                .register(metrics);
        return inbox;
    }

    @Bean
    RuleCheck.Known knownOfAccounts(AccountFigures figures, LossBook losses, NewsBook news) {
        return new RuleCheck.Known(figures, losses, news, new OtherVolumes());
    }

    @Bean
    CopyProcessor copyProcessor(
            DataSource dataSource,
            EventInbox inbox,
            Destination destination,
            RuleCheck.Known known,
            Clock clock,
            CopyProperties properties,
            List<CopyListener> listeners,
            List<LeadershipListener> leadershipListeners,
            MeterRegistry metrics) {
        Journal journal = new PostgresJournal(dataSource, properties.commitTimeout());
        Executor background = atMost(CONCURRENT_LOOKUPS, Executors.newVirtualThreadPerTaskExecutor());
        BatchProcessor batchProcessor = new BatchProcessor(
                journal,
                destination,
                known,
                new ProcessorClock(clock, System::nanoTime),
                properties,
                listeners,
                leadershipListeners,
                new CopyMetrics(metrics),
                new Lookups(new PostgresArchive(dataSource), background, inbox::lookedUp));
        destination.reportTo(inbox);
        return new CopyProcessor(inbox, batchProcessor, journal, clock);
    }

    /** Look-ups must leave connections of the pool to others. */
    private static Executor atMost(int tasks, Executor executor) {
        Semaphore places = new Semaphore(tasks);
        return task -> executor.execute(() -> {
            places.acquireUninterruptibly();
            try {
                task.run();
            } finally {
                places.release();
            }
        });
    }

    @Bean
    CopyHealth copyHealthIndicator(CopyProcessor processor) {
        return new CopyHealth(processor);
    }

    @Bean
    AccountPauses accountPauses(JdbcClient jdbc, Clock clock, CopyProcessor processor, EventInbox inbox) {
        return new AccountPauses(jdbc, clock, processor::requireLead, inbox::pausesChanged);
    }

    @Bean
    Subscriptions subscriptions(
            JdbcClient jdbc,
            SubscriptionWriter writer,
            AccountPauses pauses,
            CopyProcessor processor,
            EventInbox inbox,
            LossWatch watch) {
        return new Subscriptions(
                new SubscriptionStore(jdbc), writer, pauses::current, processor::requireLead, changed -> {
                    inbox.subscriptionChanged(changed);
                    watch.limitsChanged();
                });
    }

    @Bean
    Previews previews(
            Subscriptions subscriptions,
            AccountRisk risk,
            RuleCheck.Known known,
            DataSource dataSource,
            Destination destination,
            Clock clock) {
        return new Previews(subscriptions, risk, known, new OpenCopies(dataSource), destination, clock);
    }

    @Bean
    AccountRisk accountRisk(JdbcClient jdbc, CopyProcessor processor, EventInbox inbox, LossWatch watch) {
        return new AccountRisk(jdbc, processor::requireLead, changed -> {
            inbox.limitsSet(changed);
            watch.limitsChanged();
        });
    }

    @Bean
    DeletedAccounts deletedAccounts(Subscriptions subscriptions, EventInbox inbox) {
        return new DeletedAccounts(subscriptions, inbox::accountDeleted);
    }

    @Bean
    TradePairs tradePairs(JdbcClient jdbc) {
        return new TradePairs(jdbc);
    }

    @Bean
    FloatingProfits floatingProfits(TradePairs pairs, LastPrices prices, AccountFigures figures, Clock clock) {
        return new FloatingProfits(pairs, prices, figures, clock);
    }

    @Bean
    PairSummaries pairSummaries(JdbcClient jdbc) {
        return new PairSummaries(jdbc);
    }

    @Bean
    MasterTrades masterTrades(JdbcClient jdbc) {
        return new MasterTrades(jdbc);
    }

    @Bean
    MasterResults masterResults(JdbcClient jdbc) {
        return new MasterResults(jdbc);
    }

    @Bean
    HeldTrades heldTrades(JdbcClient jdbc) {
        return new StoredHeldTrades(jdbc);
    }
}
