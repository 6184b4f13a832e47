package com.termfleet.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Guessing, floods of requests and forwarded headers, behind a proxy that is trusted. */
class GuessingHttpTest {

    private static final String SESSION = "/api/v1/session";
    private static final int REQUESTS = 50;

    /** Five guesses a minute. */
    private static final Duration ONE_GUESS_MORE = Duration.ofSeconds(12);

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(
                Map.of("termfleet.trusted-proxies", "127.0.0.0/8", "termfleet.api.requests-per-minute", REQUESTS));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nobody_can_keep_somebody_elses_account_locked() {
        Http admin = server.http().basic(Server.ADMIN, Server.PASSWORD).with("X-Forwarded-For", "203.0.113.1");
        String password = admin.post("/api/v1/users", Map.of("email", "victim@example.com", "role", "FOLLOWER"))
                .json()
                .get("password")
                .asString();
        // A limit recovers while the guesses are made: how many it takes depends on how fast they are answered.
        assertThat(IntStream.range(0, 300)
                        .map(i -> signIn("198.51.100." + i % 10, "victim@example.com", "guess")
                                .status())
                        .anyMatch(status -> status == 429))
                .as("guesses from ten addresses are refused in the end")
                .isTrue();
        assertThat(signIn("203.0.113.77", "victim@example.com", password).status())
                .isEqualTo(200);
    }

    @Test
    void guesses_sent_all_at_once_are_counted_before_they_are_checked() {
        long begin = System.nanoTime();
        List<Integer> answers = IntStream.range(0, 30)
                .parallel()
                .mapToObj(i -> signIn("203.0.113.5", "target@example.com", "guess-" + i)
                        .status())
                .toList();

        long recovered = Duration.ofNanos(System.nanoTime() - begin).dividedBy(ONE_GUESS_MORE);
        int checked = Math.toIntExact(5 + 1 + recovered);
        assertThat(answers).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(checked);
        assertThat(answers).filteredOn(status -> status == 429).hasSizeGreaterThanOrEqualTo(30 - checked);
    }

    @Test
    void one_person_makes_so_many_requests_and_is_then_told_when_to_come_back() {
        Http busy = person("busy@example.com");
        Http other = person("other@example.com");
        Answer last = busy.get(SESSION);
        for (int i = 0; i < 10 * REQUESTS && last.status() == 200; i++) {
            last = busy.get(SESSION);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(last.header("Content-Type")).startsWith("application/problem+json");
        assertThat(other.get(SESSION).status()).isEqualTo(200);
    }

    @Test
    void cookies_are_secure_where_the_proxy_speaks_tls() {
        Answer signedIn = server.http()
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-For", "203.0.113.9")
                .post(SESSION, Map.of("email", Server.ADMIN, "password", Server.PASSWORD));

        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    private static Http person(String email) {
        Http admin = server.http().basic(Server.ADMIN, Server.PASSWORD);
        String password = admin.post("/api/v1/users", Map.of("email", email, "role", "FOLLOWER"))
                .json()
                .get("password")
                .asString();
        return server.http().basic(email, password);
    }

    private static Answer signIn(String address, String email, String password) {
        return server.http()
                .with("X-Forwarded-For", address)
                .post(SESSION, Map.of("email", email, "password", password));
    }
}
