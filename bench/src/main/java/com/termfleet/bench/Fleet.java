package com.termfleet.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One EXTERNAL master with its EXTERNAL followers, made through the API.
 *
 * @param masterToken the master's line-protocol token
 * @param followerTokens one API key a follower
 */
record Fleet(String masterToken, List<String> followerTokens) {

    static Fleet create(Api api, int followers) throws IOException, InterruptedException {
        JsonNode owner = api.get("/session").get("user").get("id");
        JsonNode master = api.post("/accounts", account("bench master", owner.asLong(), "MASTER"));
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < followers; i++) {
            JsonNode follower = api.post("/accounts", account("bench follower " + i, owner.asLong(), "FOLLOWER"));
            tokens.add(follower.get("token").asString());
            api.post(
                    "/subscriptions",
                    Map.of(
                            "masterAccountId", master.get("id").asLong(),
                            "followerAccountId", follower.get("id").asLong(),
                            "sizing", Map.of("mode", "MULTIPLIER", "value", "1.5")));
        }
        return new Fleet(master.get("token").asString(), tokens);
    }

    private static Map<String, Object> account(String name, long owner, String role) {
        return Map.of("name", name, "ownerId", owner, "role", role, "platform", "EXTERNAL");
    }
}
