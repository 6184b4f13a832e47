package com.termfleet.destination.matchtrader;

import com.termfleet.destination.matchtrader.account.BrokerAccounts;
import com.termfleet.destination.matchtrader.intent.PostgresIntents;
import com.termfleet.figures.ReportedFigures;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class MatchTraderConfiguration {

    @Bean
    MatchTraderDestination matchTraderDestination(
            BrokerAccounts accounts,
            JdbcClient jdbc,
            ReportedFigures figures,
            ApplicationEventPublisher events,
            Clock clock,
            MatchTraderProperties properties) {
        return new MatchTraderDestination(
                accounts, new PostgresIntents(jdbc), figures, events::publishEvent, clock, properties);
    }
}
