package com.termfleet.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The engine's own client, for what a person or a fault does behind the server's back. */
public final class Docker {

    private Docker() {}

    /** Containers are named by their installation and account, so that several installations share an engine. */
    public static String containerOf(String instance, long account) {
        return "termfleet-" + instance.substring(0, 8) + "-" + account;
    }

    /** @return what it printed, both outputs, whether it succeeded or not */
    public static String docker(String... arguments) {
        return execute(arguments).output();
    }

    /** @throws AssertionError if it fails */
    public static String run(String... arguments) {
        Outcome outcome = execute(arguments);
        if (outcome.code() != 0) {
            throw new AssertionError("docker " + String.join(" ", arguments) + ": " + outcome.output());
        }
        return outcome.output();
    }

    /** Removes everything that carries the installation's label. */
    public static void removeAll(String instance) {
        String label = "label=termfleet.instance=" + instance;
        remove(run("ps", "--all", "--quiet", "--filter", label), "rm", "--force");
        remove(run("volume", "ls", "--quiet", "--filter", label), "volume", "rm");
        remove(run("network", "ls", "--quiet", "--filter", label), "network", "rm");
    }

    private static void remove(String names, String... command) {
        if (!names.isEmpty()) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(names.lines().toList());
            run(arguments.toArray(String[]::new));
        }
    }

    private record Outcome(int code, String output) {}

    private static Outcome execute(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(String.join(" ", command), e);
        }
    }
}
