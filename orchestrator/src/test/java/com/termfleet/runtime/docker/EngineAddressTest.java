package com.termfleet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.testing.FreePort;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages about an engine are shown to tenants, who must not learn its address from them. */
class EngineAddressTest {

    @Test
    void an_engine_that_refuses_the_connection_is_not_named() throws IOException {
        int port = FreePort.next();
        assertThatThrownBy(() -> call("tcp://127.0.0.1:" + port))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be reached")
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("127.0.0.1", "localhost", String.valueOf(port)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://engine.invalid:2375", "unix:///run/secret-place/engine.invalid.sock"})
    void an_engine_that_is_not_there_is_not_named(String host) {
        assertThatThrownBy(() -> call(host))
                .isInstanceOf(EngineUnavailableException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("engine.invalid", "secret-place"));
    }

    private static void call(String host) {
        try (DockerRuntime runtime = new DockerRuntime(new DockerProperties(host, Duration.ofSeconds(20), 4))) {
            runtime.imageId("any");
        }
    }
}
