package com.termfleet.terminal.supervision;

import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.HostCircuit;
import com.termfleet.terminal.container.TerminalProperties;
import com.termfleet.terminal.state.Timing;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SupervisionConfiguration {

    @Bean
    Timing timing(TerminalProperties properties, @Value("${termfleet.gateway.heartbeat:2s}") Duration heartbeat) {
        return new Timing(heartbeat, properties.startLimit(), properties.reconnectGrace());
    }

    @Bean
    Orphans orphans(ContainerRuntime runtime, TerminalProperties properties) {
        return new Orphans(runtime, properties.orphanGrace(), properties.stopGrace());
    }

    @Bean
    HostCircuit hostCircuit(Clock clock) {
        return new HostCircuit("local", clock);
    }
}
