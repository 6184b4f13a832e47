package com.termfleet.faults;

import com.termfleet.faults.ProtocolLine.Field;
import com.termfleet.gateway.SessionRole;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Lines that are nearly right. Their tickets, ids and volumes are few, so that they meet the trades of others and each
 * other's.
 */
final class FuzzedLines {

    private static final List<String> TICKETS =
            List.of("1", "2", "3", "50001", "50002", "70001", "9223372036854775807");
    private static final List<String> VOLUMES =
            List.of("0.01", "0.1", "0.29", "0.5", "1", "99", "1000000", "0.000000001", "0.3");
    private static final List<String> PRICES = List.of("0", "", "1.1", "1.2", "0.00001", "99999999999");
    private static final List<String> SYMBOLS = List.of("EURUSD", "EURUSD", "GBPUSD", "XAUUSD", "ドル円");
    private static final List<String> TYPES =
            List.of("BUY", "BUY", "SELL", "BUY_LIMIT", "SELL_LIMIT", "BUY_STOP", "SELL_STOP");
    private static final List<String> RETCODES =
            List.of("10004", "10008", "10009", "10010", "10012", "10015", "10018", "10019", "10027", "10036");
    private static final int MOST_IDS = 60;
    private static final int MOST_LINES = 3;

    private final Random random;
    private final long now;

    FuzzedLines(Random random, Instant now) {
        this.random = random;
        this.now = now.toEpochMilli();
    }

    /** Some lines of a sender, most with their line ends. */
    byte[] of(SessionRole sender) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int lines = 1 + random.nextInt(MOST_LINES);
        for (int i = 0; i < lines; i++) {
            ProtocolLine line = any(ProtocolLine.of(sender));
            byte[] whole = (line.with(this::value) + "\n").getBytes(StandardCharsets.UTF_8);
            all.writeBytes(random.nextInt(5) < 2 ? spoilt(whole) : whole);
        }
        return all.toByteArray();
    }

    private String value(Field field) {
        return switch (field.kind()) {
            case TYPE -> any(TYPES);
            case SYMBOL -> any(SYMBOLS);
            case VOLUME -> any(VOLUMES);
            case LOTS -> random.nextInt(3) == 0 ? "0" : any(VOLUMES);
            case PRICE -> any(PRICES);
            case MONEY, DECIMAL -> any(List.of("0", "1", "-5.25", "100000", "0.00001"));
            case TICKET -> any(TICKETS);
            case COUNT -> Integer.toString(random.nextInt(4));
            case NUMBER -> number(field);
            case TIME -> Long.toString(now + any(List.of(0L, -1_000L, -3_600_000L, 3_600_000L)));
            case MAGIC -> any(List.of("", "0", "77", "-1"));
            case FLAG -> random.nextInt(4) == 0 ? "0" : "1";
            case TEXT -> any(List.of("", "x", "TF" + (1 + random.nextInt(MOST_IDS)), "TF", "причина"));
        };
    }

    private String number(Field field) {
        boolean isCode = field.name().equals("RETCODE") || field.name().equals("retcode=");
        return isCode ? any(RETCODES) : random.nextInt(4) == 0 ? "" : Integer.toString(1 + random.nextInt(MOST_IDS));
    }

    private byte[] spoilt(byte[] line) {
        return switch (random.nextInt(6)) {
            case 0 -> line.length < 2 ? line : Arrays.copyOf(line, 1 + random.nextInt(line.length - 1));
            case 1 -> twice(line);
            case 2 -> withoutAField(line);
            case 3 -> inAnotherOrder(line);
            case 4 -> withAForeignField(line);
            default -> withAForeignByte(line);
        };
    }

    private static byte[] twice(byte[] line) {
        String text = new String(line, StandardCharsets.UTF_8);
        return (text + text).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] withoutAField(byte[] line) {
        List<String> fields = fields(line);
        fields.remove(random.nextInt(fields.size()));
        return joined(fields);
    }

    private byte[] inAnotherOrder(byte[] line) {
        List<String> fields = fields(line);
        Collections.swap(fields, random.nextInt(fields.size()), random.nextInt(fields.size()));
        return joined(fields);
    }

    private byte[] withAForeignField(byte[] line) {
        List<String> fields = fields(line);
        Kind kind = any(List.of(Kind.values()));
        List<String> foreign = new ArrayList<>(kind.invalid());
        foreign.add("9".repeat(30));
        foreign.add("9".repeat(1_100));
        fields.set(random.nextInt(fields.size()), any(foreign));
        return joined(fields);
    }

    private byte[] withAForeignByte(byte[] line) {
        byte[] changed = line.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        return changed;
    }

    private static List<String> fields(byte[] line) {
        return new ArrayList<>(
                List.of(new String(line, StandardCharsets.UTF_8).strip().split("\\|", -1)));
    }

    private static byte[] joined(List<String> fields) {
        return (String.join("|", fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
