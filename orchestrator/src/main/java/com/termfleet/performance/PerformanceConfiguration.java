package com.termfleet.performance;

import com.termfleet.account.Accounts;
import com.termfleet.database.LeadershipStatus;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class PerformanceConfiguration {

    @Bean
    Sampler accountSampler() {
        return new Sampler();
    }

    @Bean
    SampleWriter sampleWriter(
            Sampler sampler,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            LeadershipStatus leadership,
            Clock clock) {
        SampleStore store = new SampleStore(jdbc);
        return new SampleWriter(sampler, store, new Thinning(store, transactions), leadership, clock);
    }

    @Bean
    Performance performance(Accounts accounts, Sampler sampler, JdbcClient jdbc, Clock clock) {
        SampleStore store = new SampleStore(jdbc);
        return new Performance(accounts, new EquityCurves(store, sampler), new DailyProfits(store, sampler), clock);
    }

    @Bean
    EquityRecords equityRecords(JdbcClient jdbc) {
        return new EquityRecords(jdbc);
    }
}
