package com.termfleet.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The engine as a person at the keyboard uses it. */
final class Docker {

    private Docker() {}

    /** Containers are named by their installation and account, so that several installations share an engine. */
    static String containerOf(String instance, long account) {
        return "termfleet-" + instance.substring(0, 8) + "-" + account;
    }

    static String run(String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(String.join(" ", command), e);
        }
    }
}
