package com.termfleet.compat.testtrade;

import com.termfleet.testing.RestApi;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The accounts that test trades need. */
final class Fleet {

    private Fleet() {}

    static JsonNode account(RestApi api, String role, String platform) {
        return api.post("/accounts", Map.of("name", role, "role", role, "platform", platform));
    }

    /** One that copies each trade of the master with the same volume. */
    static JsonNode follower(RestApi api, long master) {
        JsonNode account = account(api, "FOLLOWER", "EXTERNAL");
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId",
                        master,
                        "followerAccountId",
                        account.get("id").asLong(),
                        "sizing",
                        Map.of("mode", "MULTIPLIER", "value", "1"),
                        "existingPositions",
                        "COPY",
                        "maxSignalAgeMs",
                        120_000));
        return account;
    }
}
