package com.termfleet.copy.processor;

import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.limits.AccountRisk;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.losses.LossLevels;
import com.termfleet.copy.losses.LossLimits;
import com.termfleet.copy.losses.LossRounds;
import com.termfleet.copy.losses.LossStore;
import com.termfleet.copy.losses.LossWatch;
import com.termfleet.copy.losses.ResultPolling;
import com.termfleet.copy.losses.StopOuts;
import com.termfleet.destination.Destination;
import com.termfleet.figures.AccountFigures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class LossConfiguration {

    @Bean
    LossBook lossBook() {
        return new LossBook();
    }

    @Bean
    LossStore lossStore(JdbcClient jdbc, TransactionTemplate transaction) {
        return new LossStore(jdbc, transaction);
    }

    @Bean
    LossWatch lossWatch(
            LossStore store,
            LossBook book,
            DataSource dataSource,
            AccountFigures figures,
            Destination destination,
            Clock clock,
            EventInbox inbox,
            ApplicationEventPublisher events) {
        return new LossWatch(
                store,
                book,
                () -> limits(dataSource),
                new LossLevels(figures, book.results()),
                new ResultPolling(book.results(), inbox::resultsWanted, destination::requestSnapshot),
                clock,
                inbox::stoppedOut,
                events::publishEvent);
    }

    private static List<LossLimits> limits(DataSource dataSource) {
        try (Connection open = dataSource.getConnection()) {
            return LossLimits.all(open);
        } catch (SQLException e) {
            throw new JournalException(JournalException.Kind.UNAVAILABLE, e);
        }
    }

    @Bean
    LossRounds lossRounds(LossWatch watch) {
        return new LossRounds(watch);
    }

    @Bean
    StopOuts stopOuts(AccountRisk accounts, LossStore store, LossWatch watch, CopyProcessor processor, Clock clock) {
        return new StopOuts(accounts, store, watch, processor::requireLead, clock);
    }
}
