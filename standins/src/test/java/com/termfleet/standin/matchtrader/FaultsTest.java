package com.termfleet.standin.matchtrader;

import static com.termfleet.standin.matchtrader.HttpProgram.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.standin.matchtrader.http.Fault;
import com.termfleet.standin.matchtrader.http.Fault.Kind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private static final String OPEN = SYSTEM + "position/open";
    private static final String BUY = "{\"instrument\":\"EURUSD\",\"orderSide\":\"BUY\",\"volume\":0.1}";

    private final MatchTraderStandin server = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);
    private final HttpProgram program = HttpProgram.signedIn(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private int positions() {
        return server.broker().positions("1001").size();
    }

    @Test
    void an_error_comes_after_the_execution_or_before_it() {
        server.faults().add(Fault.of(Kind.ERROR, "position/open").afterExecution());
        assertThat(program.post(OPEN, BUY).statusCode()).isEqualTo(502);
        assertThat(positions()).isEqualTo(1);
        server.faults()
                .add(Fault.of(Kind.ERROR, "position/open").beforeExecution().withStatus(500));
        assertThat(program.post(OPEN, BUY).statusCode()).isEqualTo(500);
        assertThat(positions()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_ANSWER", "HALF_OPEN"})
    void a_caller_may_wait_in_vain(Kind kind) {
        server.faults().add(Fault.of(kind, "position/open"));
        assertThatThrownBy(() -> program.post(OPEN, BUY)).hasRootCauseInstanceOf(HttpTimeoutException.class);
        assertThat(positions()).isEqualTo(kind == Kind.NO_ANSWER ? 1 : 0);
    }

    @Test
    void a_connection_is_dropped_without_an_answer() {
        server.faults().add(Fault.of(Kind.DROPPED, "position/open"));
        assertThatThrownBy(() -> program.post(OPEN, BUY)).hasCauseInstanceOf(IOException.class);
        assertThat(positions()).isEqualTo(1);
    }

    @Test
    void answers_are_empty_unreadable_or_carry_an_error_code() {
        server.faults().add(Fault.of(Kind.EMPTY, "position/open"));
        server.faults().add(Fault.of(Kind.UNREADABLE, "position/open"));
        server.faults().add(Fault.of(Kind.OK_WITH_ERROR_CODE, "position/open"));
        assertThat(program.post(OPEN, BUY).body()).isEmpty();
        assertThat(program.post(OPEN, BUY).body()).isEqualTo("{\"status\":");
        assertThat(program.post(OPEN, BUY).body()).contains("UNKNOWN_ERROR");
        assertThat(positions()).isEqualTo(3);
    }

    @Test
    void calls_are_turned_away() {
        server.faults().add(Fault.of(Kind.UNAUTHORIZED, ""));
        server.faults().add(Fault.of(Kind.TOO_MANY_REQUESTS, "").retryAfter(7));
        server.faults().add(Fault.of(Kind.TOO_MANY_REQUESTS, ""));
        server.faults().add(Fault.of(Kind.CHALLENGE, ""));
        assertThat(program.post(OPEN, BUY).statusCode()).isEqualTo(401);
        assertThat(program.post(OPEN, BUY).headers().firstValue("Retry-After")).contains("7");
        assertThat(program.post(OPEN, BUY).headers().firstValue("Retry-After")).isEmpty();
        HttpResponse<String> challenge = program.post(OPEN, BUY);
        assertThat(challenge.statusCode()).isEqualTo(403);
        assertThat(challenge.headers().firstValue("cf-mitigated")).contains("challenge");
        assertThat(challenge.body()).startsWith("<!DOCTYPE html>");
        assertThat(positions()).isZero();
    }

    @Test
    void faults_are_set_over_http_for_a_number_of_calls_to_a_path() {
        program.post("/standin/faults", "{\"kind\":\"ERROR\",\"path\":\"balance\",\"calls\":2,\"status\":503}");
        assertThat(program.get(SYSTEM + "open-positions").statusCode()).isEqualTo(200);
        assertThat(program.get(SYSTEM + "balance").statusCode()).isEqualTo(503);
        assertThat(program.get(SYSTEM + "balance").statusCode()).isEqualTo(503);
        assertThat(program.get(SYSTEM + "balance").statusCode()).isEqualTo(200);
        assertThat(program.get("/standin/requests?path=balance").body()).contains("\"count\":3");
    }
}
