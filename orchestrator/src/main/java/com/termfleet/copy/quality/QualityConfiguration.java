package com.termfleet.copy.quality;

import com.termfleet.copy.history.MasterTrades;
import com.termfleet.figures.AccountFigures;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class QualityConfiguration {

    /** Read in less than a second. */
    private static final int MOST_COPIES = 100_000;

    @Bean
    ExecutionRecorder executionRecorder(AccountFigures figures, JdbcClient jdbc, MeterRegistry metrics) {
        return new ExecutionRecorder(figures, new FillStore(jdbc), new ExecutionMetrics(metrics));
    }

    @Bean
    SubscriptionQuality subscriptionQuality(JdbcClient jdbc, TransactionTemplate transactions) {
        return new SubscriptionQuality(jdbc, new MeasuredCopies(jdbc, transactions, MOST_COPIES));
    }

    @Bean
    Waterfalls waterfalls(JdbcClient jdbc, MasterTrades trades) {
        return new Waterfalls(jdbc, trades);
    }
}
