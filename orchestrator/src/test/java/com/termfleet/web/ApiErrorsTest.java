package com.termfleet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Server;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a request can be wrong, and what the caller is told. */
class ApiErrorsTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_body_that_is_no_json_is_told_where_it_breaks() {
        Answer answer = postUser("{\"email\": ");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asString())
                .contains("not valid JSON")
                .contains("line 1");
    }

    @Test
    void an_unknown_enum_value_names_the_field_and_what_it_may_be() {
        Answer answer = postUser("{\"email\": \"a@b.c\", \"role\": \"KING\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("role");
        assertThat(answer.json().at("/errors/0/message").asString())
                .contains("ADMIN")
                .contains("INVESTOR");
    }

    @Test
    void a_value_of_the_wrong_kind_names_the_field() {
        Answer answer = postUser("{\"email\": {\"a\": 1}, \"role\": \"ADMIN\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("email");
    }

    @Test
    void a_number_is_not_taken_for_the_name_at_that_place() {
        Answer answer = postUser("{\"email\": \"zero@example.com\", \"role\": 0}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("role");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"masterAccountId\": 3.7; masterAccountId; must be a whole number",
                "\"masterAccountId\": 99999999999999999999; masterAccountId; must be a smaller number",
                "\"maxSignalAgeMs\": 1.5; maxSignalAgeMs; must be a whole number",
                "\"sizing\": {\"value\": \"\"}; sizing.value; must be a number",
                "\"minLotToCopy\": \"\"; minLotToCopy; must be a number",
                "\"reverse\": 1; reverse; must be true or false",
                "\"reverse\": \"true\"; reverse; must be true or false",
                "\"reverse\": \"\"; reverse; must be true or false"
            })
    void a_term_of_a_subscription_is_not_guessed_from_something_of_another_kind(
            String term, String field, String message) {
        Answer answer = admin().send("POST", "/api/v1/subscriptions", "{" + term + "}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo(message);
    }

    @Test
    void a_name_with_a_control_character_in_it_is_refused() {
        Answer token = admin().send("POST", "/api/v1/tokens", "{\"name\": \"a\\u0000b\"}");
        Answer lines = admin().send("POST", "/api/v1/tokens", "{\"name\": \"a\\u2028b\"}");
        Answer symbol = admin().send("POST", "/api/v1/subscriptions", "{\"symbolMap\": {\"GOLD\": \"XAU\\u0000USD\"}}");

        assertThat(token.status()).isEqualTo(400);
        assertThat(token.json().at("/errors/0/field").asString()).isEqualTo("name");
        assertThat(lines.status()).isEqualTo(400);
        assertThat(symbol.status()).isEqualTo(400);
        assertThat(symbol.text()).contains("symbolMap.GOLD").contains("control characters");
    }

    @Test
    void half_a_character_in_an_address_is_refused() {
        Answer answer = postUser("{\"email\": \"\\ud800@example.com\", \"role\": \"ADMIN\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("email");
    }

    @Test
    void a_time_that_no_calendar_of_ours_holds_is_refused() {
        Answer answer = admin().get("/api/v1/trade-pairs?since=%2B300000-12-31T23:59:59Z");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("since");
    }

    @Test
    void a_body_larger_than_any_request_needs_is_refused_before_it_is_read() {
        String body = "{\"email\": \"" + "x".repeat(BodyLimit.MAX_BYTES) + "\"}";

        Answer answer = server.http().send("POST", "/api/v1/session", body);
        Answer chunked = server.http().sendChunked("/api/v1/session", body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(chunked.status()).as(chunked.text()).isEqualTo(413);
        assertThat(chunked.json().get("detail").asString())
                .isEqualTo("The body must not be longer than 1048576 bytes.");
    }

    @Test
    void a_misspelt_field_is_named() {
        Answer answer = postUser("{\"emial\": \"a@b.c\", \"role\": \"ADMIN\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("emial");
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo("is not a field of this request");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Answer answer = postUser("{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").size()).isEqualTo(2);
    }

    @Test
    void a_page_that_is_no_number_or_too_large_names_the_parameter() {
        Answer word = admin().get("/api/v1/users?page=first");
        Answer large = admin().get("/api/v1/users?size=100000");

        assertThat(word.status()).isEqualTo(400);
        assertThat(word.json().at("/errors/0/field").asString()).isEqualTo("page");
        assertThat(large.status()).isEqualTo(400);
        assertThat(large.json().at("/errors/0/field").asString()).isEqualTo("size");
    }

    @Test
    void a_time_that_is_none_and_a_parameter_that_is_missing_are_named() {
        Answer word = admin().get("/api/v1/trade-pairs?since=yesterday");
        Answer missing = admin().get("/api/v1/trade-pairs/summary");

        assertThat(word.status()).isEqualTo(400);
        assertThat(word.json().at("/errors/0/field").asString()).isEqualTo("since");
        assertThat(word.json().at("/errors/0/message").asString()).startsWith("must be a time such as 20");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.json().at("/errors/0/field").asString()).isEqualTo("since");
        assertThat(missing.json().at("/errors/0/message").asString()).isEqualTo("is required");
    }

    @Test
    void an_unknown_address_of_the_api_is_a_404_and_not_the_dashboard() {
        Answer answer = admin().get("/api/v1/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void what_is_refused_before_any_controller_is_told_in_the_same_form() {
        Answer malformed = admin().with("Accept", "text/html").get("/api/v1/accounts//1");

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.header("Content-Type")).startsWith("application/problem+json");
        assertThat(malformed.json().get("status").asInt()).isEqualTo(400);
        assertThat(server.http().get("/error").status()).isEqualTo(404);
    }

    @Test
    void a_method_that_is_not_offered_is_a_405() {
        assertThat(admin().send("PUT", "/api/v1/users", "{}").status()).isEqualTo(405);
    }

    @Test
    void no_answer_ever_holds_a_stack_trace_or_a_class_name() {
        for (String body : new String[] {"{", "[]", "null", "\"x\"", "{\"role\": 17}", ""}) {
            assertThat(postUser(body).text())
                    .doesNotContain("Exception")
                    .doesNotContain("com.termfleet")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void while_the_database_is_away_the_api_says_so_and_then_recovers_by_itself() {
        // Its own: after the database is back, the server takes the lead anew and refuses changes until it has it.
        try (Server alone = Server.start()) {
            assertThat(createUser(alone, "before@example.com").status()).isEqualTo(201);

            alone.database().goAway();
            Answer away = createUser(alone, "meanwhile@example.com");
            Answer health = alone.http().get("/actuator/health");
            alone.database().comeBack();

            assertThat(away.status()).isEqualTo(503);
            assertThat(away.json().get("detail").asString())
                    .contains("database")
                    .contains("nothing was changed");
            assertThat(health.status()).isEqualTo(503);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> createUser(alone, "after@example.com").status() != 503);
            assertThat(alone.admin().get("/api/v1/users").text())
                    .contains("after@example.com")
                    .doesNotContain("meanwhile@example.com");
        }
    }

    @Test
    void the_api_is_described_and_browsable_without_signing_in() {
        Answer description = server.http().get("/v3/api-docs");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json().at("/paths/~1api~1v1~1users/post").isObject())
                .isTrue();
        assertThat(description.text()).doesNotContain("\"principal\"");
        assertThat(server.http().get("/swagger-ui/index.html").status()).isEqualTo(200);
        assertThat(server.http().get("/swagger-ui").status()).isEqualTo(302);
    }

    private static Answer createUser(Server at, String email) {
        return at.admin().post("/api/v1/users", Map.of("email", email, "role", "FOLLOWER"));
    }

    private static Answer postUser(String body) {
        return admin().send("POST", "/api/v1/users", body);
    }

    private static Http admin() {
        return server.http().basic(Server.ADMIN, Server.PASSWORD);
    }
}
