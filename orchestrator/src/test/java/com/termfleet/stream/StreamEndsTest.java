package com.termfleet.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.EventStream;
import com.termfleet.testing.Http;
import com.termfleet.testing.Person;
import com.termfleet.testing.Server;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stream ends with what it was opened by. */
class StreamEndsTest {

    private static final String SESSION = "/api/v1/session";
    private static final String USERS = "/api/v1/users";
    private static final String TOKENS = "/api/v1/tokens";

    private static Server server;

    @BeforeAll
    static void start() {
        // Without heartbeats a stream notices nothing by looking.
        server = Server.start(Map.of("termfleet.stream.heartbeat", "1h"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void signing_out_ends_the_streams_of_that_browser_alone() {
        Person ann = person("ann@example.com");
        Http here = ann.browser();
        Http elsewhere = ann.browser();
        try (EventStream other = EventStream.open(elsewhere)) {
            other.next("hello");

            assertEnds(here, browser -> browser.delete(SESSION));

            assertThat(elsewhere.get(SESSION).status()).isEqualTo(200);
        }
    }

    @Test
    void revoking_a_token_ends_its_streams() {
        Person bob = person("bob@example.com");
        JsonNode token = bob.basic().post(TOKENS, Map.of("name", "stream")).json();

        assertEnds(
                server.http().bearer(token.get("token").asString()),
                script -> bob.basic().delete(TOKENS + "/" + token.get("id").asLong()));
    }

    @Test
    void a_stream_ends_when_its_token_expires() {
        Person eve = person("eve@example.com");
        Map<String, Object> soon =
                Map.of("name", "soon", "expiresAt", Instant.now().plusSeconds(6).toString());
        JsonNode token = eve.basic().post(TOKENS, soon).json();

        assertEnds(server.http().bearer(token.get("token").asString()), script -> {});
    }

    @Test
    void a_password_reset_ends_the_streams_of_browsers_tokens_and_passwords() {
        Person carl = person("carl@example.com");
        String token = carl.basic()
                .post(TOKENS, Map.of("name", "stream"))
                .json()
                .get("token")
                .asString();
        try (EventStream browser = EventStream.open(carl.browser());
                EventStream script = EventStream.open(server.http().bearer(token))) {
            browser.next("hello");
            script.next("hello");

            assertEnds(carl.basic(), any -> admin().post(USERS + "/" + carl.id() + "/password-reset", Map.of()));

            assertThat(browser.endsWithoutFurtherEvents()).isTrue();
            assertThat(script.endsWithoutFurtherEvents()).isTrue();
        }
    }

    @Test
    void disabling_a_person_ends_their_streams() {
        Person dora = person("dora@example.com");
        String token = dora.basic()
                .post(TOKENS, Map.of("name", "stream"))
                .json()
                .get("token")
                .asString();

        assertEnds(
                server.http().bearer(token),
                script -> admin().send("PATCH", USERS + "/" + dora.id(), "{\"enabled\":false}"));
    }

    private static void assertEnds(Http client, Consumer<Http> act) {
        try (EventStream events = EventStream.open(client)) {
            events.next("hello");
            act.accept(client);
            assertThat(events.endsWithoutFurtherEvents()).isTrue();
        }
    }

    private static Person person(String email) {
        return Person.create(server, email);
    }

    private static Http admin() {
        return server.admin();
    }
}
