package com.termfleet.compat.followers;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.compat.ShareTrader;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Polling;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A client of the replaced system: a master's program that knows an address and a key. */
final class FollowersRig {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String LOG = "/api/followers/copy-trades-log";

    final Server server;
    final Http master;
    final String masterEmail = "master" + NUMBER.incrementAndGet() + "@example.com";

    FollowersRig(Server server) {
        this.server = server;
        JsonNode user = created(server.admin().post("/api/v1/users", Map.of("email", masterEmail, "role", "MASTER")));
        Answer token = server.http()
                .basic(masterEmail, user.get("password").asString())
                .post("/api/v1/tokens", Map.of("name", "d", "scopes", new String[] {"followers"}));
        this.master =
                server.http().with("X-API-Key", created(token).get("token").asString());
    }

    private static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    /** A registered follower as its answer tells. */
    record Registered(JsonNode answer) {

        String id() {
            return answer.at("/follower/followerId").asString();
        }

        String userName() {
            return answer.at("/follower/loginUsername").asString();
        }

        String password() {
            return answer.at("/follower/loginPassword").asString();
        }

        String key() {
            return answer.at("/credentials/apiKey").asString();
        }

        long account() {
            return answer.at("/follower/accountId").asLong();
        }
    }

    static Map<String, Object> form(String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("followerName", name);
        form.put("apiKey", "kite-api-key-" + NUMBER.incrementAndGet() + "-of-" + name.hashCode());
        form.put("apiSecret", "very-secret-of-" + name);
        form.put("clientId", "CLIENT123456");
        return form;
    }

    Registered register(String name, Map<String, ?> limits) {
        Map<String, Object> form = form(name);
        form.putAll(limits);
        Answer answer = master.post("/api/followers/register-api-key", form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new Registered(answer.json());
    }

    /** Its signals live as long as a slow machine takes. */
    Registered patient(String name, Map<String, ?> limits) {
        Registered registered = register(name, limits);
        long subscription = server.api()
                .get("/subscriptions?account=" + registered.account())
                .at("/items/0/id")
                .asLong();
        Answer changed =
                server.admin().send("PATCH", "/api/v1/subscriptions/" + subscription, "{\"maxSignalAgeMs\":120000}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return registered;
    }

    /** Its expert, once its balance is counted: before that, no daily loss can be told. */
    ShareTrader connect(Registered follower) throws IOException {
        ShareTrader trader = ShareTrader.connect(server, follower.key());
        long end = System.nanoTime() + LineClient.DEADLINE.multipliedBy(3).toNanos();
        while (!isCounted(follower)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the balance is never counted");
            }
            Polling.pause();
        }
        return trader;
    }

    private boolean isCounted(Registered follower) {
        return server.bean(JdbcClient.class)
                .sql(
                        "select exists (select 1 from account_ledgers where account_id = :account and subscription_id = :id)")
                .param("account", follower.account())
                .param("id", subscription(follower))
                .query(Boolean.class)
                .single();
    }

    private long subscription(Registered follower) {
        return server.api()
                .get("/subscriptions?account=" + follower.account())
                .at("/items/0/id")
                .asLong();
    }

    static Map<String, Object> trade(String follower, String side, Object quantity) {
        Map<String, Object> trade = new HashMap<>();
        trade.put("masterId", "master_1");
        trade.put("followerId", follower);
        trade.put("symbol", "RELIANCE");
        trade.put("side", side);
        trade.put("masterQty", quantity);
        trade.put("followerQty", quantity);
        trade.put("price", 100);
        return trade;
    }

    Answer log(Map<String, ?> trade) {
        return master.post(LOG, trade);
    }

    JsonNode logged(Map<String, ?> trade) {
        Answer answer = log(trade);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("trade");
    }

    Answer change(String body) {
        return master.send("PATCH", LOG, body);
    }

    Answer change(String trade, String status) {
        return change("{\"tradeId\":\"" + trade + "\",\"status\":\"" + status + "\"}");
    }

    Answer trades(String follower) {
        return master.get("/api/followers/copy-trades?followerId=" + follower);
    }

    JsonNode find(String follower, String trade) {
        for (JsonNode found : trades(follower).json().get("trades")) {
            if (found.get("id").asString().equals(trade)) {
                return found;
            }
        }
        throw new AssertionError("no trade " + trade);
    }

    JsonNode await(String follower, JsonNode trade, String status) {
        long end = System.nanoTime() + LineClient.DEADLINE.multipliedBy(3).toNanos();
        while (true) {
            JsonNode found = find(follower, trade.get("id").asString());
            if (found.get("status").asString().equals(status)) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("never " + status + ": " + found);
            }
            Polling.pause();
        }
    }
}
