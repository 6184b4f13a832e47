package com.termfleet.copy.subscription;

import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.copy.subscription.Subscription.ExistingPositions;
import com.termfleet.copy.subscription.Subscription.Repair;
import com.termfleet.copy.subscription.Subscription.Sizing;
import com.termfleet.copy.subscription.Subscription.Sizing.Mode;
import com.termfleet.copy.subscription.Subscription.Terms;
import com.termfleet.copy.subscription.SubscriptionRequest.SizingRequest;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a subscription from a request, and reports what is wrong with each field. */
final class SubscriptionTerms {

    private static final Terms DEFAULT = new Terms(
            new Sizing(Mode.MULTIPLIER, BigDecimal.ONE),
            false,
            Lots.ZERO,
            false,
            Map.of(),
            true,
            true,
            Duration.ofSeconds(5),
            RiskLimits.NONE);

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 8;
    private static final int MOST_SYMBOLS = 500;
    private static final long LONGEST_AGE_MS = 3_600_000;

    private final FieldErrors errors;

    private SubscriptionTerms(FieldErrors errors) {
        this.errors = errors;
    }

    static Terms make(SubscriptionRequest request, FieldErrors errors) {
        return change(DEFAULT, request, errors);
    }

    /** @return terms to be used only if there are no errors */
    static Terms change(Terms before, SubscriptionRequest request, FieldErrors errors) {
        SubscriptionTerms reader = new SubscriptionTerms(errors);
        return reader.checkedForFollower(new Terms(
                reader.sizing(before.sizing(), request.sizing()),
                or(request.reverse(), before.reverse()),
                reader.minLot(before.minLotToCopy(), request.minLotToCopy()),
                or(request.forceMinLot(), before.forceMinLot()),
                reader.symbolMap(before.symbolMap(), request.symbolMap()),
                or(request.copyStopLoss(), before.copyStopLoss()),
                or(request.copyTakeProfit(), before.copyTakeProfit()),
                reader.age(before.maxSignalAge(), request.maxSignalAgeMs()),
                request.risk() == null
                        ? before.risk()
                        : LimitsJson.read(request.risk(), "risk", Scope.SUBSCRIPTION, errors),
                reader.repair(before.repair(), request)));
    }

    private Repair repair(Repair before, SubscriptionRequest request) {
        return new Repair(
                existing(before.existing(), request.existingPositions()),
                or(request.reopenManual(), before.reopenManual()));
    }

    private ExistingPositions existing(ExistingPositions before, @Nullable String wanted) {
        if (wanted == null) {
            return before;
        }
        for (ExistingPositions choice : ExistingPositions.values()) {
            if (choice.name().equals(wanted)) {
                return choice;
            }
        }
        errors.add("existingPositions", "must be one of " + Arrays.toString(ExistingPositions.values()));
        return before;
    }

    private static boolean or(@Nullable Boolean wanted, boolean otherwise) {
        return wanted == null ? otherwise : wanted;
    }

    private Sizing sizing(Sizing before, @Nullable SizingRequest wanted) {
        if (wanted == null) {
            return before;
        }
        Mode mode = wanted.mode() == null ? before.mode() : mode(wanted.mode(), before.mode());
        if (mode == Mode.FOLLOWER) {
            return new Sizing(mode, wanted.value() == null ? BigDecimal.ONE : value(mode, wanted.value()));
        }
        if (wanted.value() == null && mode != before.mode()) {
            errors.add("sizing.value", "is required with a new sizing.mode");
        }
        return new Sizing(mode, wanted.value() == null ? before.value() : value(mode, wanted.value()));
    }

    private Mode mode(String name, Mode otherwise) {
        for (Mode mode : Mode.values()) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        errors.add("sizing.mode", "must be one of " + Arrays.toString(Mode.values()));
        return otherwise;
    }

    private BigDecimal value(Mode mode, BigDecimal value) {
        checkDecimal("sizing.value", value);
        errors.check(value.signum() > 0, "sizing.value", "must be above 0");
        errors.check(
                mode != Mode.RISK_PERCENT || value.compareTo(HUNDRED) <= 0,
                "sizing.value",
                "must be at most 100, in per cent of the equity");
        return value;
    }

    /** What the follower's expert does by itself cannot be done here as well. */
    private Terms checkedForFollower(Terms terms) {
        if (terms.sizing().isByFollower()) {
            String byExpert = "must be left out with the sizing mode FOLLOWER: the account's expert decides it";
            errors.check(!terms.reverse(), "reverse", byExpert);
            errors.check(!terms.forceMinLot(), "forceMinLot", byExpert);
            errors.check(terms.symbolMap().isEmpty(), "symbolMap", byExpert);
            errors.check(terms.copyStopLoss(), "copyStopLoss", byExpert);
            errors.check(terms.copyTakeProfit(), "copyTakeProfit", byExpert);
        }
        return terms;
    }

    private Lots minLot(Lots before, @Nullable BigDecimal wanted) {
        if (wanted == null) {
            return before;
        }
        checkDecimal("minLotToCopy", wanted);
        errors.check(wanted.signum() >= 0, "minLotToCopy", "must not be negative");
        return wanted.signum() < 0 ? before : new Lots(wanted);
    }

    private void checkDecimal(String field, BigDecimal value) {
        errors.check(
                value.scale() <= DECIMALS && value.compareTo(LARGEST) <= 0,
                field,
                "must be at most " + LARGEST.toPlainString() + " and have at most " + DECIMALS + " decimals");
    }

    private Duration age(Duration before, @Nullable Long wanted) {
        if (wanted == null) {
            return before;
        }
        errors.check(
                wanted >= 1 && wanted <= LONGEST_AGE_MS, "maxSignalAgeMs", "must be between 1 and " + LONGEST_AGE_MS);
        return Duration.ofMillis(wanted);
    }

    private Map<Symbol, Symbol> symbolMap(Map<Symbol, Symbol> before, @Nullable Map<String, @Nullable String> wanted) {
        if (wanted == null) {
            return before;
        }
        errors.check(wanted.size() <= MOST_SYMBOLS, "symbolMap", "must not have more than " + MOST_SYMBOLS + " names");
        Map<Symbol, Symbol> map = new HashMap<>();
        wanted.forEach((from, to) -> {
            Symbol name = symbol(from, from);
            Symbol mapped = symbol(from, to);
            if (name != null && mapped != null) {
                map.put(name, mapped);
            }
        });
        return map;
    }

    private @Nullable Symbol symbol(String entry, @Nullable String name) {
        try {
            if (name != null) {
                return Symbol.of(name);
            }
            errors.add("symbolMap." + entry, "must name a symbol");
        } catch (IllegalArgumentException e) {
            errors.add("symbolMap." + entry, "is not usable: " + e.getMessage());
        }
        return null;
    }
}
