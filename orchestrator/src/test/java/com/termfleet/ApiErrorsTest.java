package com.termfleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Server;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
    void an_unknown_address_of_the_api_is_a_404_and_not_the_dashboard() {
        Answer answer = admin().get("/api/v1/no-such-thing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
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
        assertThat(createUser("before@example.com").status()).isEqualTo(201);

        server.database().goAway();
        Answer away = createUser("meanwhile@example.com");
        Answer health = server.http().get("/actuator/health");
        server.database().comeBack();

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.json().get("detail").asString()).contains("database").contains("nothing was changed");
        assertThat(health.status()).isEqualTo(503);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> createUser("after@example.com").status() != 503);
        assertThat(admin().get("/api/v1/users").text())
                .contains("after@example.com")
                .doesNotContain("meanwhile@example.com");
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

    private static Answer createUser(String email) {
        return postUser("{\"email\": \"" + email + "\", \"role\": \"FOLLOWER\"}");
    }

    private static Answer postUser(String body) {
        return admin().send("POST", "/api/v1/users", body);
    }

    private static Http admin() {
        return server.http().basic(Server.ADMIN, Server.PASSWORD);
    }
}
