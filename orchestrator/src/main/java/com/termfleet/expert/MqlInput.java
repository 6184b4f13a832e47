package com.termfleet.expert;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets the defaults of inputs in MQL5 sources. */
final class MqlInput {

    private MqlInput() {}

    /** @throws IllegalArgumentException if the source has no such input of type string */
    static String text(String source, String input, String value) {
        String literal = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        return set(source, "string", input, "\"[^\"\n]*\"", literal);
    }

    /** @throws IllegalArgumentException if the source has no such input of type int */
    static String number(String source, String input, int value) {
        return set(source, "int", input, "-?[0-9]+", Integer.toString(value));
    }

    private static String set(String source, String type, String input, String present, String literal) {
        Matcher declaration = Pattern.compile("(?m)^input " + type + " " + input + " = " + present + ";")
                .matcher(source);
        if (!declaration.find()) {
            throw new IllegalArgumentException("no input " + type + " " + input);
        }
        return source.substring(0, declaration.start())
                + "input " + type + " " + input + " = " + literal + ";"
                + source.substring(declaration.end());
    }
}
