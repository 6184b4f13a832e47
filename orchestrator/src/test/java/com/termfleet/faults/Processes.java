package com.termfleet.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Commands of the operating system that a fault is made by. */
final class Processes {

    private Processes() {}

    /** Whether file systems and networks may be made here. */
    static boolean asRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Sends a signal to processes that may have ended already. */
    static void signal(String name, Collection<Long> pids) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", "-s", name));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        tryRun(command.toArray(String[]::new));
    }

    /** Whether it succeeds or not. */
    static void tryRun(String... command) throws IOException {
        Outcome _ = finish(new ProcessBuilder(command));
    }

    /** @throws AssertionError with what it printed if it fails */
    static String run(String... command) throws IOException {
        Outcome outcome = finish(new ProcessBuilder(command));
        if (outcome.code != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + outcome.text);
        }
        return outcome.text;
    }

    private record Outcome(int code, String text) {}

    private static Outcome finish(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(process.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
