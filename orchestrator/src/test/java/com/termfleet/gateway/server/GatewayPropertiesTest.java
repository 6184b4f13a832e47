package com.termfleet.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GatewayPropertiesTest {

    @Test
    void without_settings_it_listens_on_loopback_and_wants_a_heartbeat_every_two_seconds() {
        assertThat(bound(Map.of()))
                .isEqualTo(new GatewayProperties(
                        "127.0.0.1",
                        9500,
                        new GatewayProperties.Gateway(Duration.ofSeconds(2), null, null, 2, 16_384, 1_024, null)));
    }

    @Test
    void every_setting_can_be_made() {
        assertThat(bound(Map.of(
                        "termfleet.bind", "0.0.0.0",
                        "termfleet.gateway-port", "9600",
                        "termfleet.gateway.heartbeat", "500ms",
                        "termfleet.gateway.certificate", "/etc/cert.pem",
                        "termfleet.gateway.private-key", "/etc/key.pem",
                        "termfleet.gateway.event-loops", "4",
                        "termfleet.gateway.max-connections", "10",
                        "termfleet.gateway.max-connections-per-address", "5",
                        "termfleet.gateway.tls", "required")))
                .isEqualTo(new GatewayProperties(
                        "0.0.0.0",
                        9600,
                        new GatewayProperties.Gateway(
                                Duration.ofMillis(500),
                                Path.of("/etc/cert.pem"),
                                Path.of("/etc/key.pem"),
                                4,
                                10,
                                5,
                                GatewayProperties.Tls.REQUIRED)));
    }

    @Test
    void half_a_certificate_is_refused_by_name() {
        assertThatThrownBy(() -> bound(Map.of("termfleet.gateway.certificate", "/etc/cert.pem")))
                .rootCause()
                .hasMessageContaining("termfleet.gateway.private-key");
    }

    @Test
    void a_heartbeat_of_nothing_is_refused_by_name() {
        assertThatThrownBy(() -> bound(Map.of("termfleet.gateway.heartbeat", "0s")))
                .rootCause()
                .hasMessageContaining("termfleet.gateway.heartbeat");
    }

    @Test
    void tls_cannot_be_required_without_a_certificate() {
        assertThatThrownBy(() -> bound(Map.of("termfleet.gateway.tls", "required")))
                .rootCause()
                .hasMessageContaining("termfleet.gateway.certificate");
    }

    private static GatewayProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("termfleet", GatewayProperties.class);
    }
}
