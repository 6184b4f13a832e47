package com.termfleet.copy.limits;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.NewsWindows;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.limits.RiskLimitsJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Risk limits as requests, answers and the database have them. */
public final class LimitsJson {

    private static final Logger log = LoggerFactory.getLogger(LimitsJson.class);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final RiskLimits NOTHING_OPEN = new RiskLimits(
            RiskLimits.NONE.permitted(),
            RiskLimits.NONE.times(),
            RiskLimits.NONE.sizes(),
            new RiskLimits.Counts(0, null, null),
            RiskLimits.NONE.execution(),
            RiskLimits.NONE.losses());

    private LimitsJson() {}

    /**
     * @param path what the names of fields begin with in messages; empty for a whole body
     * @param scope whose limits they are
     * @return limits to be used only if there are no errors
     */
    public static RiskLimits read(Map<String, @Nullable Object> fields, String path, Scope scope, FieldErrors errors) {
        RiskLimits limits = RiskLimitsJson.read(JSON.valueToTree(fields), path, errors);
        refuseOtherCalendars(limits.times().newsWindows(), path, errors);
        if (scope == Scope.SUBSCRIPTION) {
            errors.check(
                    !limits.counts().includeManual(),
                    name(path, "includeManual"),
                    "is counted for the whole account only; set it there");
            errors.check(
                    limits.times().zone() == null,
                    name(path, "timeZone"),
                    "is set with the limits of the account; leave it out");
        }
        return limits;
    }

    private static void refuseOtherCalendars(@Nullable NewsWindows news, String path, FieldErrors errors) {
        errors.check(
                news == null || news.calendar().equals(NewsWindows.SERVERS_CALENDAR),
                name(path, "newsWindows.calendar"),
                "must be \"" + NewsWindows.SERVERS_CALENDAR
                        + "\", the calendar of TERMFLEET_NEWS_CALENDAR; or leave it out");
    }

    private static String name(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    /** Those of a row. Limits that this version cannot read let nothing be opened; what is open is still followed. */
    public static RiskLimits ofStored(String json) {
        FieldErrors errors = new FieldErrors();
        RiskLimits limits = RiskLimitsJson.read(JSON.readTree(json), "", errors);
        try {
            errors.throwIfAny();
            return limits;
        } catch (InvalidInputException e) {
            log.error("Stored risk limits cannot be read; nothing is opened limits={}", json, e);
            return NOTHING_OPEN;
        }
    }

    public static String stored(RiskLimits limits) {
        return RiskLimitsJson.write(limits).toString();
    }

    /** Only what is set. */
    public static Map<String, Object> shown(RiskLimits limits) {
        return JSON.convertValue(RiskLimitsJson.write(limits), FIELDS);
    }
}
