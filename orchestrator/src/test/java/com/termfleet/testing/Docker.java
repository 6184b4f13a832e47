package com.termfleet.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The engine's command-line client, for what a person or a fault does to containers without the server. */
public final class Docker {

    /** Where this machine's engine is. */
    public static final String HOST = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");

    private static final byte[] NOTHING = {};

    private Docker() {}

    /** Containers are named by their installation and account, so that several installations share an engine. */
    public static String containerOf(String instance, long account) {
        return "termfleet-" + instance.substring(0, 8) + "-" + account;
    }

    /** @return what it printed, both outputs, whether it succeeded or not */
    public static String docker(String... arguments) {
        return execute(List.of(arguments), NOTHING).text();
    }

    /** @throws AssertionError if it fails */
    public static String run(String... arguments) {
        return succeed(List.of(arguments), NOTHING).text();
    }

    /**
     * Runs a program in a container.
     *
     * @return what it printed, both outputs
     * @throws AssertionError if it fails
     */
    public static byte[] exec(String container, List<String> command, byte[] input) {
        List<String> arguments = new ArrayList<>(List.of("exec", "--interactive", container));
        arguments.addAll(command);
        return succeed(arguments, input).output();
    }

    /** Removes everything that carries the installation's label. */
    public static void removeAll(String instance) {
        String label = "label=termfleet.instance=" + instance;
        remove(run("ps", "--all", "--quiet", "--filter", label), "rm", "--force");
        remove(run("volume", "ls", "--quiet", "--filter", label), "volume", "rm");
        remove(run("network", "ls", "--quiet", "--filter", label), "network", "rm");
    }

    /** One after the other: Docker 20.10 can lock up when containers leave a network at the same time (moby/libnetwork#2649). */
    private static void remove(String names, String... command) {
        for (String name : names.lines().toList()) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.add(name);
            run(arguments.toArray(String[]::new));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Passed to the caller; never compared.
    private record Outcome(int code, byte[] output) {

        String text() {
            return new String(output, StandardCharsets.UTF_8).strip();
        }
    }

    private static Outcome succeed(List<String> arguments, byte[] input) {
        Outcome outcome = execute(arguments, input);
        if (outcome.code() != 0) {
            throw new AssertionError("docker " + String.join(" ", arguments) + ": " + outcome.text());
        }
        return outcome;
    }

    private static Outcome execute(List<String> arguments, byte[] input) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(input);
            }
            byte[] output = process.getInputStream().readAllBytes();
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(String.join(" ", command), e);
        }
    }
}
