package com.termfleet.wallet;

import com.termfleet.access.Users;
import com.termfleet.account.Accounts;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.figures.AccountFigures;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class WalletConfiguration {

    @Bean
    WalletParts walletParts(JdbcClient jdbc, TransactionTemplate transactions, Users users, Clock clock) {
        return WalletParts.of(jdbc, transactions, users, clock);
    }

    @Bean
    Wallets wallets(WalletParts parts, Accounts accounts, AccountFigures figures, Clock clock) {
        return new Wallets(parts.store(), parts.entries(), parts.changes(), parts.reader(), accounts, figures, clock);
    }

    @Bean
    CommunityWallets communityWallets(WalletParts parts, AccountFigures figures, Clock clock) {
        return new CommunityWallets(parts.store(), parts.writer(), parts.changes(), parts.reader(), figures, clock);
    }

    @Bean
    WalletFeed walletFeed(
            WalletParts parts,
            AccountFigures figures,
            LeadershipStatus leadership,
            MeterRegistry registry,
            Clock clock) {
        return new WalletFeed(
                parts.store(), parts.writer(), parts.booked(), new WalletMetrics(registry), figures, leadership, clock);
    }
}
