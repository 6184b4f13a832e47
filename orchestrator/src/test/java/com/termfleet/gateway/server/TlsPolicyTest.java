package com.termfleet.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.server.GatewayProperties.Gateway;
import com.termfleet.gateway.server.GatewayProperties.Tls;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TlsPolicyTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final InetAddress OF_CONTAINERS = InetAddress.ofLiteral("172.20.0.1");
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("192.0.2.1");

    @Test
    void unless_configured_tokens_in_plain_text_stay_on_this_machine() {
        TlsPolicy policy = policy(null);
        assertThat(policy.allowsPlain(LOOPBACK)).isTrue();
        assertThat(policy.allowsPlain(OF_CONTAINERS)).isTrue();
        assertThat(policy.allowsPlain(PUBLIC)).isFalse();
    }

    @Test
    void where_tls_is_optional_plain_connections_are_taken_everywhere() {
        TlsPolicy policy = policy(Tls.OPTIONAL);
        assertThat(policy.allowsPlain(LOOPBACK)).isTrue();
        assertThat(policy.allowsPlain(PUBLIC)).isTrue();
    }

    @Test
    void where_tls_is_required_only_the_containers_networks_go_without() {
        TlsPolicy policy = policy(Tls.REQUIRED);
        assertThat(policy.allowsPlain(LOOPBACK)).isFalse();
        assertThat(policy.allowsPlain(OF_CONTAINERS)).isTrue();
        assertThat(policy.allowsPlain(PUBLIC)).isFalse();
    }

    private static TlsPolicy policy(@Nullable Tls tls) {
        Path file = Path.of("file.pem");
        return new TlsPolicy(new Gateway(Duration.ofSeconds(2), file, file, 2, 10, 10, tls), OF_CONTAINERS::equals);
    }
}
