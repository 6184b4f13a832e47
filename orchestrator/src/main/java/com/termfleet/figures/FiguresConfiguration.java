package com.termfleet.figures;

import com.termfleet.gateway.HeartbeatInterval;
import com.termfleet.gateway.SessionIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

    @Bean
    SymbolMemory symbolMemory(SessionIds ids) {
        return new SymbolMemory(new SymbolTables(), ids.next());
    }

    @Bean
    LastPrices lastPrices() {
        return new LastPrices();
    }

    @Bean
    GatewayFigures gatewayFigures(SymbolMemory symbols, HeartbeatInterval heartbeat) {
        return new GatewayFigures(symbols, heartbeat);
    }

    @Bean
    ReportedFigures reportedFigures() {
        return new ReportedFigures(new SymbolTables());
    }

    @Bean
    @Primary
    AccountFigures accountFigures(GatewayFigures gateway, ReportedFigures reported) {
        return new AllFigures(gateway, reported);
    }
}
