package com.termfleet.terminal;

import com.termfleet.kernel.FieldErrors;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An Expert Advisor on its own chart, in addition to the one that connects the terminal to the gateway.
 *
 * @param name its file's name under {@code MQL5\Experts}, without {@code .ex5}
 * @param inputs by name; others keep their defaults
 */
public record ExtraExpert(String name, String symbol, Map<String, String> inputs) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_ -]{0,62}");
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9._#&+-]{1,31}");
    private static final Pattern INPUT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}<>]{0,255}");

    /** @throws com.termfleet.kernel.InvalidInputException if a value could break out of its line in the chart's file */
    public ExtraExpert {
        inputs = Map.copyOf(inputs);
        FieldErrors errors = new FieldErrors()
                .check(NAME.matcher(name).matches(), "name", "must be the name of an Expert Advisor's file")
                .check(SYMBOL.matcher(symbol).matches(), "symbol", "must be the broker's name of a symbol");
        inputs.forEach((input, value) -> errors.check(
                        INPUT.matcher(input).matches(), "inputs", "must have names as in MQL5: " + input)
                .check(VALUE.matcher(value).matches(), "inputs." + input, "must be one line without < and >"));
        errors.throwIfAny();
    }
}
