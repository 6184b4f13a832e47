package com.termfleet.source.tradingview;

import com.termfleet.account.Accounts;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.tradingview.proxy.Authority;
import com.termfleet.source.tradingview.proxy.AuthorityFile;
import com.termfleet.source.tradingview.proxy.InterceptingProxy;
import com.termfleet.source.tradingview.store.CapturedOrders;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxyProperties.class)
class ProxyConfiguration {

    private static final String AUTHORITY_NAME = "TermFleet proxy";

    @Bean
    CapturedOrders capturedOrders(JdbcClient jdbc, TransactionTemplate transactions) {
        return new CapturedOrders(jdbc, transactions);
    }

    @Bean
    CaptureQueue captureQueue(
            CapturedOrders orders,
            SignalIntake intake,
            CaptureListener listener,
            LeadershipStatus leadership,
            MeterRegistry registry,
            Clock clock) {
        CaptureMetrics metrics = new CaptureMetrics(registry);
        return new CaptureQueue(new CaptureProcessor(orders, intake, listener, metrics, clock), leadership, metrics);
    }

    @Bean
    CapturingProxy capturingProxy(
            ProxyProperties properties,
            Accounts accounts,
            CapturedOrders orders,
            CaptureQueue queue,
            LeadershipStatus leadership,
            Clock clock) {
        ProxyChecks checks = new ProxyChecks();
        Integer port = properties.proxy().port();
        if (port == null) {
            return new CapturingProxy(null, null, queue, accounts, orders, checks);
        }
        Authority authority = AuthorityFile.in(properties.data(), AUTHORITY_NAME, clock);
        InterceptingProxy proxy = new InterceptingProxy(
                new InetSocketAddress(properties.bind(), port),
                authority,
                properties.proxy().trustFile(),
                new CapturedTraffic(new WatchedBrokers(accounts), queue, checks, leadership, clock),
                clock);
        return new CapturingProxy(proxy, authority, queue, accounts, orders, checks);
    }
}
