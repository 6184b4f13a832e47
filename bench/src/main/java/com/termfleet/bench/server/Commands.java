package com.termfleet.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Programs of the machine. */
public final class Commands {

    private Commands() {}

    /**
     * @return what it printed
     * @throws IOException if it failed
     */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
