package com.termfleet.bench.measure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what the benchmarks need of a line's bytes, without making objects of them. */
public final class Lines {

    /** The field of an order that carries the master's ticket, which is the number of the message. */
    public static final int TICKET = 7;

    private Lines() {}

    public static boolean startsWith(byte[] line, int length, String prefix) {
        if (length < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (line[i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** @param field counted from 0, which is the command */
    public static long number(byte[] line, int length, int field) {
        return numberAt(line, length, start(line, length, field));
    }

    /** @param field counted from 0, which is the command */
    public static String field(byte[] line, int length, int field) {
        int start = start(line, length, field);
        int end = start;
        while (end < length && line[end] != '|') {
            end++;
        }
        return text(Arrays.copyOfRange(line, start, end), end - start);
    }

    /** Where the field begins. */
    private static int start(byte[] line, int length, int field) {
        int start = 0;
        for (int bars = 0; bars < field; start++) {
            if (start == length) {
                throw new IllegalStateException("no field " + field + " in " + text(line, length));
            }
            if (line[start] == '|') {
                bars++;
            }
        }
        return start;
    }

    /** The value of {@code id=}. */
    public static long id(byte[] line, int length) {
        for (int i = 0; i + 3 < length; i++) {
            if (line[i] == '|' && line[i + 1] == 'i' && line[i + 2] == 'd' && line[i + 3] == '=') {
                return numberAt(line, length, i + 4);
            }
        }
        throw new IllegalStateException("no id= in " + text(line, length));
    }

    public static String text(byte[] line, int length) {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private static long numberAt(byte[] line, int length, int start) {
        long number = 0;
        for (int i = start; i < length && line[i] != '|'; i++) {
            number = number * 10 + (line[i] - '0');
        }
        return number;
    }
}
