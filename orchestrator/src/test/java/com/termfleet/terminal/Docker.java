package com.termfleet.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The engine's own client, for what a person or a fault does behind the server's back. */
final class Docker {

    private Docker() {}

    /** @return what it printed, both outputs */
    static String docker(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "docker";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(command);
    }

    /** Removes everything that carries the installation's label. */
    static void removeAll(String instance) {
        String filter = "--filter label=termfleet.instance=" + instance;
        run("sh", "-c", "docker ps -aq " + filter + " | xargs -r docker rm -f");
        run("sh", "-c", "docker volume ls -q " + filter + " | xargs -r docker volume rm");
        run("sh", "-c", "docker network ls -q " + filter + " | xargs -r docker network rm");
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
