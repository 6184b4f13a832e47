package com.termfleet.compat.followers;

import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A follower who is to be registered. {@code toString} hides the credentials. */
record NewFollower(String name, String apiKey, String apiSecret, String clientId, RiskConfig risk) {

    private static final int MOST = 64;
    private static final int LONGEST_CREDENTIAL = 200;
    private static final String[] REQUIRED = {"followerName", "apiKey", "apiSecret", "clientId"};

    /** @throws InvalidInputException with every field that cannot be used */
    static NewFollower read(byte @Nullable [] sent) {
        FollowerBody body = FollowerBody.read(sent);
        List<String> missing = body.missing(REQUIRED);
        if (!missing.isEmpty()) {
            throw new InvalidFormException("Missing required fields: " + String.join(", ", missing), missing);
        }
        NewFollower read = new NewFollower(
                body.text("followerName", MOST),
                body.text("apiKey", LONGEST_CREDENTIAL),
                body.text("apiSecret", LONGEST_CREDENTIAL),
                body.text("clientId", MOST),
                risk(body));
        body.check();
        return read;
    }

    private static RiskConfig risk(FollowerBody body) {
        RiskConfig standard = RiskConfig.STANDARD;
        List<String> instruments = body.texts("allowedInstruments", standard.allowedInstruments(), MOST);
        for (String instrument : instruments) {
            try {
                Symbol.of(instrument);
            } catch (IllegalArgumentException e) {
                body.errors().add("allowedInstruments", "is not usable: " + e.getMessage());
            }
        }
        return new RiskConfig(
                body.aboveZero("lotMultiplier", standard.lotMultiplier()),
                body.aboveZero("maxQuantity", standard.maxQuantity()),
                body.aboveZero("maxOrderValue", standard.maxOrderValue()),
                body.aboveZero("maxDailyLoss", standard.maxDailyLoss()),
                instruments,
                body.texts("allowedProductTypes", standard.allowedProductTypes(), MOST));
    }

    /** The limits of a follower; lists that are empty allow everything. */
    record RiskConfig(
            BigDecimal lotMultiplier,
            BigDecimal maxQuantity,
            BigDecimal maxOrderValue,
            BigDecimal maxDailyLoss,
            List<String> allowedInstruments,
            List<String> allowedProductTypes) {

        static final RiskConfig STANDARD = new RiskConfig(
                BigDecimal.ONE,
                BigDecimal.valueOf(1_000),
                BigDecimal.valueOf(500_000),
                BigDecimal.valueOf(50_000),
                List.of(),
                List.of("MIS", "CNC"));
    }

    @Override
    public String toString() {
        return "NewFollower[" + name + "]";
    }
}
