package com.termfleet.risk.limits;

import com.termfleet.kernel.FieldErrors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of {@link RiskLimits}: the field {@code risk} of a subscription and the body of an account's limits. */
public final class RiskLimitsJson {

    private RiskLimitsJson() {}

    /**
     * @param json an object in which every field is optional; numbers may be strings, null is the same as absent
     * @param path what the names of fields begin with in messages, such as {@code risk}; empty for a whole body
     * @param errors gets a message for each value that cannot be used, and for each field that there is not
     * @return limits to be used only if there are no errors
     */
    public static RiskLimits read(JsonNode json, String path, FieldErrors errors) {
        return LimitsReader.read(new JsonFields(json, path, errors));
    }

    /** Only what is set; {@link #read} of it gives equal limits. Lots, money and percentages are strings. */
    public static ObjectNode write(RiskLimits limits) {
        return LimitsWriter.write(limits);
    }
}
