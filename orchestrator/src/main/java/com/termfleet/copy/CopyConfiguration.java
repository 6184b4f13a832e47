package com.termfleet.copy;

import com.termfleet.destination.Destination;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

    @Bean
    CopyEngine copyEngine(
            DataSource dataSource,
            Destination destination,
            Clock clock,
            CopyProperties properties,
            ObjectProvider<CopyListener> listeners,
            MeterRegistry meters) {
        Journal journal = new PostgresJournal(dataSource, properties.commitTimeout());
        List<CopyListener> all = listeners.orderedStream().toList();
        DutyCycle dutyCycle = new DutyCycle(journal, destination, clock, properties, all, new CopyMeters(meters));
        CopyEngine engine = new CopyEngine(
                dutyCycle, journal, destination, clock, properties, Executors.newVirtualThreadPerTaskExecutor());
        Gauge.builder("termfleet.copy.signals.waiting", engine, CopyEngine::signalsWaiting)
                .description("signals of masters that wait to be decided")
                .register(meters);
        return engine;
    }

    @Bean
    Subscriptions subscriptions(JdbcClient jdbc, CopyEngine engine) {
        return new Subscriptions(new SubscriptionStore(jdbc), engine::subscriptionChanged);
    }

    @Bean
    DeletedAccounts deletedAccounts(Subscriptions subscriptions) {
        return new DeletedAccounts(subscriptions);
    }

    @Bean
    TradePairs tradePairs(JdbcClient jdbc) {
        return new TradePairs(jdbc);
    }

    @Bean
    PairSummaries pairSummaries(JdbcClient jdbc) {
        return new PairSummaries(jdbc);
    }

    @Bean
    MasterTrades masterTrades(JdbcClient jdbc) {
        return new MasterTrades(jdbc);
    }
}
