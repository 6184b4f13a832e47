package com.termfleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.access.Role;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.UserId;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes away for half a minute under a server with a master and a follower that trade. */
class DatabaseAwayTest {

    /** Longer than any of the server's own patience, so that everything that can give up has done so. */
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    private static final Duration RECOVERY = Duration.ofSeconds(20);

    private final Server server = Server.start();
    private final RestApi api = server.api();
    private final Accounts.Created master = account("master", com.termfleet.gateway.SessionRole.MASTER);
    private final Accounts.Created follower = account("follower", com.termfleet.gateway.SessionRole.FOLLOWER);
    private final Accounts.Created other = account("other", com.termfleet.gateway.SessionRole.FOLLOWER);
    private long ticket = 200;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void signals_are_refused_nothing_is_invented_and_all_goes_on_by_itself() throws Exception {
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId", master.account().id().value(),
                        "followerAccountId", follower.account().id().value(),
                        "sizing", Map.of("mode", "MULTIPLIER", "value", "1")));
        int port = server.bean(GatewayBinding.class).port();
        try (LineClient copier = LineClient.signedIn(port, "FOLLOWER", follower.token());
                LineClient source = LineClient.signedIn(port, "MASTER", master.token())) {
            source.send("CMD_OPEN|BUY|EURUSD|1.08500|0.10|0|0|100");
            source.await("ACK|CMD_OPEN|100|");
            copier.await("CMD_OPEN|");

            server.database().goAway();
            copier.send("ACK_OPEN|100|9100|0.10|BUY");
            await().during(OUTAGE)
                    .atMost(OUTAGE.multipliedBy(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> isRefused(source));
            try (LineClient another = LineClient.signedIn(port, "FOLLOWER", other.token())) {
                another.send("PING|1");
                assertThat(another.await("PONG|1|"))
                        .as("who connects meanwhile is let in")
                        .isNotNull();
            }
            server.database().comeBack();

            long first = await().atMost(RECOVERY).until(() -> acknowledged(source), accepted -> accepted > 0);
            assertThat(copier.await("CMD_OPEN|"))
                    .as("of all those only what was acknowledged")
                    .contains("|" + first + "|id=");
            await().atMost(RECOVERY)
                    .until(() ->
                            api.get("/trade-pairs?status=OPEN").get("total").asInt() == 1);
            assertThat(api.get("/trade-pairs?status=OPEN")
                            .get("items")
                            .get(0)
                            .get("slaveTicket")
                            .asLong())
                    .as("what the follower said meanwhile was kept")
                    .isEqualTo(9100);
            assertThat(api.get("/master-trades").get("total").asInt()).isEqualTo(2);
            assertThat(api.get("/trade-pairs").get("total").asInt()).isEqualTo(2);
        }
    }

    private boolean isRefused(LineClient source) throws IOException {
        ticket++;
        source.send("CMD_OPEN|SELL|EURUSD|1.08500|0.10|0|0|" + ticket);
        return source.await(
                        "a refusal of " + ticket,
                        LineClient.DEADLINE,
                        line -> line.contains("|CMD_OPEN|" + ticket + "|"))
                .startsWith("NACK|CMD_OPEN|" + ticket + "|UNAVAILABLE|");
    }

    /** @return the ticket, or 0 if it was refused once more */
    private long acknowledged(LineClient source) throws IOException {
        return isRefused(source) ? 0 : ticket;
    }

    private Accounts.Created account(String name, com.termfleet.gateway.SessionRole role) {
        UserId owner = server.bean(Users.class)
                .create(name + "@example.org", Role.FOLLOWER)
                .user()
                .id();
        return server.bean(Accounts.class)
                .create(new NewAccount(name, owner, role, Account.Platform.EXTERNAL, null, null, null, null, null));
    }
}
