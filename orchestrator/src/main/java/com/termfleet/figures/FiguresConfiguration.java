package com.termfleet.figures;

import com.termfleet.gateway.HeartbeatInterval;
import com.termfleet.gateway.SessionIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

    @Bean
    SymbolMemory symbolMemory(SessionIds ids) {
        return new SymbolMemory(new SymbolTables(), ids.next());
    }

    @Bean
    GatewayFigures accountFigures(SymbolMemory symbols, HeartbeatInterval heartbeat) {
        return new GatewayFigures(symbols, heartbeat);
    }
}
