package com.termfleet.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.termfleet.database.JsonText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A broker's settings as the database keeps them. */
final class BrokerJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private BrokerJson() {}

    static @Nullable JsonText write(@Nullable Broker broker) {
        return broker == null ? null : new JsonText(JSON.writeValueAsString(broker));
    }

    static @Nullable Broker read(@Nullable JsonText stored) {
        return stored == null ? null : JSON.readValue(stored.value(), Broker.class);
    }
}
