package com.termfleet.bench.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * EXTERNAL masters with their EXTERNAL followers, made through the API. Each master is copied by a group of followers.
 *
 * @param masterTokens the masters' line-protocol tokens, one a group
 * @param followerTokens one API key a follower
 * @param groups the sizes of the groups; each consists of the first of all followers, who may thus follow several masters
 */
public record Fleet(List<String> masterTokens, List<String> followerTokens, List<Integer> groups) {

    /** Checked for every copy, and never reached. */
    private static final Map<String, ?> LIMITS = Map.of(
            "allowedSymbols",
            List.of("EURUSD"),
            "maxLot",
            "50",
            "maxOpenPositions",
            100_000,
            "maxTotalLots",
            "1000000");

    /** They make followers at the same time. */
    private static final int CLIENTS = 8;

    public static Fleet create(Api api, List<Integer> groups)
            throws IOException, InterruptedException, ExecutionException {
        long owner = api.get("/session").get("user").get("id").asLong();
        List<JsonNode> masters = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            masters.add(api.post("/accounts", account("bench master " + i, owner, "MASTER")));
        }
        int most = groups.stream().mapToInt(Integer::intValue).max().orElseThrow();
        List<Callable<String>> followers = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int number = i;
            followers.add(() -> follower(api, owner, number, masters, groups));
        }
        List<String> tokens = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<String> made : clients.invokeAll(followers)) {
                tokens.add(made.get());
            }
        }
        return new Fleet(masters.stream().map(Fleet::token).toList(), tokens, groups);
    }

    /** @return its API key */
    private static String follower(Api api, long owner, int number, List<JsonNode> masters, List<Integer> groups)
            throws IOException, InterruptedException {
        JsonNode follower = api.post("/accounts", account("bench follower " + number, owner, "FOLLOWER"));
        for (int group = 0; group < groups.size(); group++) {
            if (number < groups.get(group)) {
                api.post("/subscriptions", subscription(masters.get(group), follower));
            }
        }
        return token(follower);
    }

    private static String token(JsonNode account) {
        return account.get("token").asString();
    }

    private static Map<String, Object> account(String name, long owner, String role) {
        return Map.of("name", name, "ownerId", owner, "role", role, "platform", "EXTERNAL");
    }

    private static Map<String, Object> subscription(JsonNode master, JsonNode follower) {
        return Map.of(
                "masterAccountId", master.get("id").asLong(),
                "followerAccountId", follower.get("id").asLong(),
                "sizing", Map.of("mode", "MULTIPLIER", "value", "1.5"),
                // A machine that stops for seconds is to be measured, too: nothing expires.
                "maxSignalAgeMs", 60_000,
                "risk", LIMITS);
    }
}
