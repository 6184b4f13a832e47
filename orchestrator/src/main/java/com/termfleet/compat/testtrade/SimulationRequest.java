package com.termfleet.compat.testtrade;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.simulated.SimulationPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A simulated source to be started. Symbols, lots and followers are required.
 *
 * @param symbols at most 20, traded in turns
 * @param everySeconds from one open to the next; 30 if it is absent
 * @param holdSeconds from an open to its close; 20 if it is absent
 * @param minutes after which it ends; 60 if it is absent
 * @param followers ids of the accounts that the trades are for
 */
record SimulationRequest(
        @Nullable List<@Nullable String> symbols,
        @Nullable BigDecimal lots,
        @Nullable Integer everySeconds,
        @Nullable Integer holdSeconds,
        @Nullable Integer minutes,
        @Nullable List<@Nullable Long> followers) {

    private static final int MOST_SYMBOLS = 20;
    private static final int EVERY = 30;
    private static final int HOLD = 20;
    private static final int MINUTES = 60;
    private static final int LONGEST_SECONDS = 86_400;
    private static final int LONGEST_MINUTES = 1_440;

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    SimulationPlan toPlan() {
        FieldErrors errors = new FieldErrors();
        List<Symbol> names = names(errors);
        TradeFields.checkLots(lots, errors);
        int every = within("everySeconds", everySeconds, EVERY, LONGEST_SECONDS, errors);
        int hold = within("holdSeconds", holdSeconds, HOLD, LONGEST_SECONDS, errors);
        int time = within("minutes", minutes, MINUTES, LONGEST_MINUTES, errors);
        Set<AccountId> recipients = TradeFields.followers(followers, errors);
        errors.throwIfAny();
        return new SimulationPlan(
                names,
                new Lots(Objects.requireNonNull(lots)),
                Duration.ofSeconds(every),
                Duration.ofSeconds(hold),
                Duration.ofMinutes(time),
                recipients);
    }

    private List<Symbol> names(FieldErrors errors) {
        List<@Nullable String> given = symbols == null ? List.of() : symbols;
        errors.check(
                !given.isEmpty() && given.size() <= MOST_SYMBOLS, "symbols", "must be 1 to " + MOST_SYMBOLS + " names");
        List<Symbol> names = new ArrayList<>();
        for (String name : given) {
            Symbol symbol = TradeFields.symbol("symbols", name, errors);
            if (symbol != null) {
                names.add(symbol);
            }
        }
        return names;
    }

    private static int within(String field, @Nullable Integer value, int otherwise, int most, FieldErrors errors) {
        int number = value == null ? otherwise : value;
        errors.check(number >= 1 && number <= most, field, "must be 1 to " + most);
        return number;
    }
}
