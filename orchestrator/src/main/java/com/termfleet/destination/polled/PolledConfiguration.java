package com.termfleet.destination.polled;

import com.termfleet.figures.ReportedFigures;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class PolledConfiguration {

    @Bean
    PolledDestination polledDestination(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ReportedFigures figures,
            ApplicationEventPublisher events,
            Clock clock,
            PolledProperties properties) {
        return new PolledDestination(jdbc, transactions, figures, events::publishEvent, clock, properties);
    }
}
