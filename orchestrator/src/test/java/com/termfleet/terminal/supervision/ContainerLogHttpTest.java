package com.termfleet.terminal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.LogLine;
import com.termfleet.testing.Http;
import com.termfleet.testing.NewAccounts;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Container logs are as long as the engine keeps them; the server passes them on and holds none. */
class ContainerLogHttpTest {

    private static final FakeRuntime ENGINE = new FakeRuntime(Clock.systemUTC()).withHostAddress("127.0.0.1");
    private static final String LINE = "x".repeat(1_000);

    private static Server server;
    private static Http admin;
    private static String account;

    @BeforeAll
    static void serve() {
        server = Server.start(
                TestDatabase.fresh(),
                Map.of(),
                context -> context.registerBean(
                        "fakeRuntime",
                        ContainerRuntime.class,
                        () -> ENGINE,
                        definition -> definition.setPrimary(true)));
        admin = server.http().basic(Server.ADMIN, Server.PASSWORD);
        account = "/api/v1/accounts/"
                + admin.post("/api/v1/accounts", NewAccounts.hosted("FOLLOWER", "Hosted", "7"))
                        .json()
                        .get("id")
                        .asLong();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_long_log_is_sent_while_it_is_read() throws IOException {
        CountDownLatch received = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        ENGINE.hasLog(100_000, line -> {
            if (made.incrementAndGet() == 8_000) {
                await(received);
            }
            return new LogLine(Instant.EPOCH, LINE);
        });

        int length;
        try (InputStream log = admin.open(account + "/logs?lines=10000")) {
            length = log.readNBytes(100_000).length;
            received.countDown();
            length += log.readAllBytes().length;
        }

        assertThat(made).hasValue(10_000);
        assertThat(length).isEqualTo(10_000 * (Instant.EPOCH + " " + LINE + "\n").length());
    }

    private static void await(CountDownLatch received) {
        try {
            assertThat(received.await(30, TimeUnit.SECONDS))
                    .as("the client has received the beginning before the end was read")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logs?lines=0", "/logs?lines=10001", "/journal?lines=0", "/journal?lines=501"})
    void a_request_for_more_lines_than_allowed_is_refused(String path) {
        Http.Answer answer = admin.get(account + path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").findValuesAsString("field")).containsExactly("lines");
    }

    @Test
    void as_many_lines_as_wanted_are_the_last_ones() {
        ENGINE.hasLog(5, line -> new LogLine(Instant.EPOCH, "line " + line));
        assertThat(admin.get(account + "/logs?lines=2").text())
                .isEqualTo(Instant.EPOCH + " line 3\n" + Instant.EPOCH + " line 4\n");
        assertThat(admin.get(account + "/journal?lines=1").json().get("lines").isArray())
                .isTrue();
    }
}
