package com.termfleet.compat.copytradepro;

import com.termfleet.copy.BrokerStopOut;
import com.termfleet.copy.StopOutReached;
import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.kernel.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records the brokers' stop-outs that experts report, and tells experts of a stop-out of ours. Thread-safe. */
@Component
class StopOutRecords {

    private static final Logger log = LoggerFactory.getLogger(StopOutRecords.class);

    private static final int LONGEST_TEXT = 500;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Sessions sessions;
    private final Clock clock;

    StopOutRecords(JdbcClient jdbc, ApplicationEventPublisher events, Sessions sessions, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.sessions = sessions;
        this.clock = clock;
    }

    void add(AccountId account, String text) {
        Instant now = clock.instant();
        String kept = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        jdbc.sql("insert into copytradepro_stop_outs (account_id, at, text) values (?, ?, ?)")
                .param(account.value())
                .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param(kept)
                .update();
        log.warn("Expert reported a stop-out of the broker account={} text={}", account, kept);
        events.publishEvent(new BrokerStopOut(account, now, kept));
    }

    /** "Stop and close all": the expert opens nothing more until a person starts it again. */
    @EventListener
    void stopped(StopOutReached event) {
        if (event.closesAll() && event.subscription() == null) {
            for (Session session : sessions.all(event.account())) {
                if (session.dialect() == Dialect.COPY_TRADE_PRO) {
                    session.send(new ExpertNotice.Stop());
                }
            }
        }
    }
}
