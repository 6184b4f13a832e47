package com.termfleet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects figures and prints them together, so that what the runs say meanwhile does not bury them. */
final class Report {

    private final List<String> lines = new ArrayList<>();

    void heading(String name) {
        System.out.println("benchmark " + name + " …");
        lines.add("");
        lines.add(name);
    }

    void say(String text) {
        System.out.println("  " + text);
    }

    void figure(String what, double value, String unit) {
        add(String.format(Locale.ROOT, "  %-58s %10.2f %s", what, value, unit));
    }

    /** @param limit what the ratio should not exceed */
    void ratio(String what, double ours, double baseline, double limit) {
        double ratio = ours / baseline;
        add(String.format(
                Locale.ROOT,
                "  %-58s %10.2f ×  (goal ≤ %.1f ×: %s)",
                what,
                ratio,
                limit,
                ratio <= limit ? "met" : "MISSED"));
    }

    void bound(String what, double value, String unit, double limit) {
        add(String.format(
                Locale.ROOT,
                "  %-58s %10.2f %s (goal < %.0f: %s)",
                what,
                value,
                unit,
                limit,
                value < limit ? "met" : "MISSED"));
    }

    /** Something that could not be measured to its end. */
    void missed(String what, Exception cause) {
        add("  " + what + ": MISSED, not measured to the end: " + cause.getMessage());
    }

    void print() {
        lines.forEach(System.out::println);
    }

    private void add(String line) {
        System.out.println(line);
        lines.add(line);
    }
}
