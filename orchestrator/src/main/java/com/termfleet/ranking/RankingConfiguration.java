package com.termfleet.ranking;

import com.termfleet.account.Accounts;
import com.termfleet.copy.history.MasterResults;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.performance.EquityRecords;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class RankingConfiguration {

    @Bean
    PublicPages publicPages(JdbcClient jdbc, Accounts accounts, Clock clock) {
        return new PublicPages(new PublicPageStore(jdbc), accounts, clock);
    }

    @Bean
    Ranking ranking(
            JdbcClient jdbc,
            Accounts accounts,
            Subscriptions subscriptions,
            MasterResults trades,
            EquityRecords equity,
            RankingProperties properties,
            Clock clock) {
        FigureReader figures = new FigureReader(trades, equity, clock, properties.figuresKept());
        return new Ranking(new PublicPageStore(jdbc), accounts, figures, subscriptions);
    }

    @Bean
    PublicCalls publicCalls(RankingProperties properties, TimeMeter time) {
        return new PublicCalls(properties.requestsPerMinute(), time);
    }
}
