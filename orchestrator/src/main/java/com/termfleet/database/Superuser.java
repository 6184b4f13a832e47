package com.termfleet.database;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. In a user namespace it runs without root's rights while root still owns the files,
 * so no owner has to be changed.
 */
final class Superuser {

    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");

    private Superuser() {}

    /**
     * The prefix for PostgreSQL's commands.
     *
     * @throws IOException if this process is root and user namespaces are not available
     */
    static List<String> prefix() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (!Namespaces.AVAILABLE) {
            throw new IOException("PostgreSQL does not run as root, and user namespaces are not available here: run"
                    + " TermFleet as another user, or set TERMFLEET_DATABASE_URL.");
        }
        return NAMESPACE;
    }

    /** Tried once, when first asked. */
    private static final class Namespaces {

        static final boolean AVAILABLE = tried();

        private static boolean tried() {
            try {
                Process process = new ProcessBuilder("unshare", "--user", "--", "true")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
