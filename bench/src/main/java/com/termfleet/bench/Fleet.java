package com.termfleet.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * EXTERNAL masters with their EXTERNAL followers, made through the API. Each master is copied by a group of followers.
 *
 * @param masterTokens the masters' line-protocol tokens, one a group
 * @param followerTokens one API key a follower
 * @param groups the sizes of the groups; each consists of the first of all followers, who may thus follow several masters
 */
record Fleet(List<String> masterTokens, List<String> followerTokens, List<Integer> groups) {

    static Fleet create(Api api, List<Integer> groups) throws IOException, InterruptedException {
        long owner = api.get("/session").get("user").get("id").asLong();
        List<JsonNode> masters = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            masters.add(api.post("/accounts", account("bench master " + i, owner, "MASTER")));
        }
        List<String> followers = new ArrayList<>();
        int most = groups.stream().mapToInt(Integer::intValue).max().orElseThrow();
        for (int i = 0; i < most; i++) {
            JsonNode follower = api.post("/accounts", account("bench follower " + i, owner, "FOLLOWER"));
            followers.add(token(follower));
            for (int group = 0; group < groups.size(); group++) {
                if (i < groups.get(group)) {
                    api.post("/subscriptions", subscription(masters.get(group), follower));
                }
            }
        }
        return new Fleet(masters.stream().map(Fleet::token).toList(), followers, groups);
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
                "maxSignalAgeMs", 60_000);
    }
}
