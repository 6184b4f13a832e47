package com.termfleet.terminal.container;

import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.terminal.state.JournalFact;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses MetaTrader 5's journal messages and the steps of the container's entry point. */
final class JournalParser {

    private static final Pattern STEP = Pattern.compile("step=([a-z]+).*", Pattern.DOTALL);
    private static final Pattern AUTHORIZED = Pattern.compile("'\\d+': authorized on .+ through .*");
    private static final Pattern REFUSED = Pattern.compile("'\\d+': authorization on (.+) failed(?: \\((.*)\\))?");
    private static final Pattern LOST = Pattern.compile("'\\d+': connection to (.+) lost.*");
    private static final Pattern LOADED = Pattern.compile("expert (.+) \\(.*\\) loaded successfully.*");
    private static final Pattern FAILED =
            Pattern.compile("(?:initializing|loading) of (.+) \\(.*\\) failed(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern REMOVED = Pattern.compile("expert (.+) \\(.*\\) removed.*");

    /** Reasons for which the broker will reject the same credentials again. */
    private static final Set<String> FOR_GOOD = Set.of(
            "invalid account",
            "invalid login",
            "invalid password",
            "account disabled",
            "account is disabled",
            "authorization failed");

    /** The expert that connects to the gateway. Other experts do not affect the terminal's state. */
    private final String expert;

    JournalParser(String expert) {
        this.expert = expert;
    }

    Optional<JournalFact> read(JournalLine line) {
        return Optional.ofNullable(
                switch (line.kind()) {
                    case "entry" -> step(line.entry().text());
                    case "journal" -> phrase(line.entry());
                    default -> null;
                });
    }

    private static JournalFact.@Nullable Step step(String text) {
        Matcher step = STEP.matcher(text);
        return step.matches() ? new JournalFact.Step(step.group(1)) : null;
    }

    /** Only the terminal's journal is parsed, since experts can print any text to their own log. */
    private @Nullable JournalFact phrase(JournalEntry entry) {
        return switch (entry.source()) {
            case "Network", "Trades" -> ofBroker(entry.text());
            case "Experts" -> ofExpert(entry.text());
            default -> null;
        };
    }

    private static @Nullable JournalFact ofBroker(String text) {
        if (AUTHORIZED.matcher(text).matches()) {
            return new JournalFact.Authorized();
        }
        if (text.contains("trading has been disabled - investor mode")) {
            return new JournalFact.ReadOnly();
        }
        Matcher refused = REFUSED.matcher(text);
        if (refused.matches()) {
            return refusal(refused.group(1), refused.group(2) == null ? "without a reason" : refused.group(2));
        }
        Matcher lost = LOST.matcher(text);
        return lost.matches() ? new JournalFact.BrokerFailed("The connection to " + lost.group(1) + " is lost.") : null;
    }

    private static JournalFact refusal(String server, String reason) {
        return FOR_GOOD.contains(reason.toLowerCase(Locale.ROOT))
                ? new JournalFact.Rejected("%s rejected the login (%s). Enter the correct password to try again."
                        .formatted(server, reason))
                : new JournalFact.BrokerFailed(
                        "%s refused the login (%s). The terminal keeps trying.".formatted(server, reason));
    }

    private @Nullable JournalFact ofExpert(String text) {
        Matcher loaded = LOADED.matcher(text);
        if (loaded.matches() && loaded.group(1).equals(expert)) {
            return new JournalFact.ExpertState(Expert.STARTING, "The expert is loaded and is connecting.");
        }
        Matcher failed = FAILED.matcher(text);
        if (failed.matches() && failed.group(1).equals(expert)) {
            return new JournalFact.ExpertState(
                    Expert.FAILED, "The expert could not be started" + failed.group(2) + ".");
        }
        Matcher removed = REMOVED.matcher(text);
        return removed.matches() && removed.group(1).equals(expert)
                ? new JournalFact.ExpertState(Expert.REMOVED, "The expert was removed from its chart.")
                : null;
    }
}
