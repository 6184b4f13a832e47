package com.termfleet.destination.matchtrader;

import com.termfleet.destination.matchtrader.account.BrokerAccount;
import com.termfleet.destination.matchtrader.session.BrokerFunds;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.figures.Funds;
import com.termfleet.figures.ReportedFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an account's funds and its broker's symbols. One thread uses it. */
final class AccountFiguresReader {

    private static final Logger log = LoggerFactory.getLogger(AccountFiguresReader.class);

    /** As of accounts on the gateway: three reports may be missed. */
    private static final int REPORTS = 3;

    private final BrokerAccount account;
    private final TradingSession session;
    private final ReportedFigures figures;
    private final InstantSource clock;
    private final Duration every;
    private Instant due = Instant.EPOCH;
    private @Nullable String currency;

    AccountFiguresReader(
            BrokerAccount account,
            TradingSession session,
            ReportedFigures figures,
            InstantSource clock,
            Duration every) {
        this.account = account;
        this.session = session;
        this.figures = figures;
        this.clock = clock;
        this.every = every;
    }

    /** @return how many symbols there are */
    int readSymbols() {
        return figures.symbols(
                account.id(),
                String.valueOf(account.baseUrl().getAuthority()),
                session.brokerLogin(),
                session.instruments().stream()
                        .map(each -> new ReportedFigures.Offered(each.spec(), each.tickValue(currency)))
                        .toList());
    }

    /**
     * Nothing that copies depend on at once: without it they lack the figures, and say so.
     *
     * @return whether they were read
     */
    boolean readFundsIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(due) || !session.hasSpareRequests()) {
            return false;
        }
        due = now.plus(every);
        try {
            BrokerFunds funds = session.funds();
            currency = funds.currency();
            figures.funds(
                    account.id(),
                    new Funds(
                            funds.balance(),
                            funds.equity(),
                            funds.freeMargin(),
                            funds.currency(),
                            clock.instant(),
                            every.multipliedBy(REPORTS)));
            return true;
        } catch (SessionException e) {
            log.debug("Funds cannot be read account={} reason={}", account.id(), e.getMessage());
            return false;
        }
    }
}
