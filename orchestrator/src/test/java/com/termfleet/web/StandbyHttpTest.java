package com.termfleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.Http;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A server on whose database another one has the lead: it reads, and changes nothing. */
class StandbyHttpTest {

    private static final Map<String, Object> SETTINGS =
            Map.of("termfleet.master-key", "01".repeat(32), "termfleet.docker.host", "unix:///nowhere/docker.sock");
    private static final Set<RequestMethod> CHANGING =
            Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE);
    private static final String SESSION = "/api/v1/session";

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Server LEADER = Server.start(DATABASE, SETTINGS);
    private static final Server STANDBY = Server.start(DATABASE, SETTINGS);

    private final Http admin = STANDBY.http().basic(Server.ADMIN, Server.PASSWORD);

    @AfterAll
    static void stop() {
        STANDBY.close();
        LEADER.close();
    }

    private record Call(String method, String path) {}

    private static List<Call> changes() {
        return STANDBY.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mappings -> mappings.getHandlerMethods().keySet().stream())
                .flatMap(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .filter(CHANGING::contains)
                        .flatMap(method -> mapping.getPatternValues().stream()
                                .map(path -> new Call(method.name(), path.replaceAll("\\{[^}]*}", "1")))))
                .filter(call -> !call.path().equals(SESSION))
                .toList();
    }

    @Test
    void every_request_that_changes_something_is_refused_and_told_why() {
        List<Call> changes = changes();
        assertThat(changes).hasSizeGreaterThan(15);
        assertThat(changes).allSatisfy(call -> {
            Http.Answer answer = admin.send(call.method(), call.path(), "{}");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().get("detail").asString()).contains("Another server has the lead");
        });
    }

    @Test
    void the_leader_refuses_none_of_them_so() {
        assertThat(LEADER.http()
                        .basic(Server.ADMIN, Server.PASSWORD)
                        .post("/api/v1/users", Map.of("email", "new@example.com", "role", "FOLLOWER"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void people_sign_in_and_read_and_sign_out() {
        Http browser = STANDBY.http();
        assertThat(browser.post(SESSION, Map.of("email", Server.ADMIN, "password", Server.PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/api/v1/accounts").status()).isEqualTo(200);
        assertThat(browser.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                        .delete(SESSION)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void the_standby_is_not_ready_and_says_that_it_is_one() {
        for (String probe : List.of("/actuator/health", "/actuator/health/readiness")) {
            assertThat(STANDBY.http().get(probe).status()).as(probe).isEqualTo(503);
            assertThat(LEADER.http().get(probe).status()).as(probe).isEqualTo(200);
        }
        assertThat(STANDBY.http().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(STANDBY.http().get("/actuator/health/readiness").text()).contains("STANDBY");
    }

    @Test
    void expert_advisors_are_sent_away_whether_their_token_is_known_or_not() {
        String token = LEADER.http()
                .basic(Server.ADMIN, Server.PASSWORD)
                .post("/api/v1/accounts", Map.of("name", "m", "role", "MASTER", "platform", "EXTERNAL"))
                .json()
                .get("token")
                .asString();
        int port = STANDBY.bean(GatewayBinding.class).port();
        assertThat(Stream.of(token, "tfm_unknown")).allSatisfy(shown -> {
            try (LineClient client = LineClient.connect(port)) {
                client.send("AUTH|MASTER|" + shown);
                assertThat(client.awaitEnd()).containsExactly("BYE|UNAVAILABLE");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
