package com.termfleet.source.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.AccountId;
import com.termfleet.source.SignalIntake;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Adding a source is one package and its test: what docs/architecture.md says is enough, and nothing else knows of it. */
class SpokenSourceTest {

    @Test
    void what_a_new_source_says_is_copied_once_and_closed_by_its_symbol() throws IOException {
        try (Server server = Server.start()) {
            RestApi api = server.api();
            JsonNode master = api.post("/accounts", Map.of("name", "Voice", "role", "MASTER", "platform", "HTTP"));
            JsonNode follower =
                    api.post("/accounts", Map.of("name", "Follower", "role", "FOLLOWER", "platform", "EXTERNAL"));
            api.post(
                    "/subscriptions",
                    Map.of(
                            "masterAccountId", master.get("id").asLong(),
                            "followerAccountId", follower.get("id").asLong(),
                            "sizing", Map.of("mode", "MULTIPLIER", "value", "2")));
            AccountId account = new AccountId(master.get("id").asLong());
            SpokenSource source = new SpokenSource(server.bean(SignalIntake.class), InstantSource.system());
            try (LineClient ea = LineClient.signedIn(
                    server.bean(GatewayBinding.class).port(),
                    "FOLLOWER",
                    follower.get("token").asString())) {
                source.say(account, "1", "buy 0.1 EURUSD");
                source.say(account, "1", "buy 0.1 EURUSD");
                String open = ea.await("CMD_OPEN|");
                assertThat(open).startsWith("CMD_OPEN|BUY|EURUSD|0|0.2|");
                ea.send("ACK_OPEN|" + field(open, 7) + "|900|0.2|BUY|" + open.replaceAll(".*\\|(id=[^|]+).*", "$1"));

                source.say(account, "2", "close EURUSD");

                assertThat(ea.await("CMD_CLOSE|")).contains("|900|");
                assertThat(ea.received().stream().filter(line -> line.startsWith("CMD_OPEN")))
                        .hasSize(1);
            }
        }
    }

    private static String field(String line, int number) {
        return line.split("\\|", -1)[number];
    }
}
