package com.termfleet.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's files and the programs that work on them. The postmaster is started by {@code pg_ctl}, which gives it a
 * session of its own: Ctrl-C in the terminal reaches the server but not the database, which has to stop last.
 */
final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    private static final long PROGRAM_SECONDS = 120;
    private static final int LOG_LINES_SHOWN = 15;
    private static final long LOG_BYTES_KEPT = 10_000_000;
    /** Without the server's settings, which include the master key and passwords: database sessions could read them. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ");

    private final PostgresBinaries binaries;
    private final Path folder;
    private final Path logFile;
    private final Path passwordFile;

    Cluster(Path data, PostgresBinaries binaries) {
        this.binaries = binaries;
        this.folder = data.resolve("postgresql");
        this.logFile = data.resolve("postgresql.log");
        this.passwordFile = data.resolve("postgresql.password");
    }

    Path folder() {
        return folder;
    }

    String password() throws IOException {
        return Files.readString(passwordFile, StandardCharsets.US_ASCII).strip();
    }

    boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Creates the files. The folder gets its final name when complete, so a kill leaves no partial cluster. */
    void initialise(String user) throws IOException {
        log.info("Creating the database folder={}", folder);
        writePassword();
        Path unfinished = folder.resolveSibling("postgresql.new");
        FileSystemUtils.deleteRecursively(unfinished);
        run(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Returns before PostgreSQL accepts connections.
     *
     * @return a process that ends when PostgreSQL accepts connections, or with another code than 0 when it has failed
     */
    Process start(int port) throws IOException {
        rotateLog();
        return launch(List.of(
                binaries.program("pg_ctl").toString(),
                "start",
                "--wait",
                "--pgdata=" + folder,
                "--log=" + logFile,
                "--options=" + PostmasterOptions.of(port)));
    }

    /** Aborts open transactions, writes a checkpoint, and returns when the process has ended. */
    void stop() throws IOException {
        try {
            stop("fast", 30);
        } catch (IOException e) {
            log.warn(
                    "PostgreSQL did not stop in time and is stopped immediately; it will recover from its log error={}",
                    e.getMessage());
            stop("immediate", 10);
        }
    }

    private void stop(String mode, int seconds) throws IOException {
        run(List.of(
                binaries.program("pg_ctl").toString(),
                "stop",
                "--pgdata=" + folder,
                "--mode=" + mode,
                "--timeout=" + seconds));
    }

    /** The last lines of PostgreSQL's own log, for an error message. */
    String lastLogLines() {
        try {
            List<String> lines = Files.readAllLines(logFile);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(" + logFile + " cannot be read)";
        }
    }

    private Process launch(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(Superuser.prefix());
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().keySet().retainAll(INHERITED);
        return builder.start();
    }

    private void run(List<String> command) throws IOException {
        Process process = launch(command);
        try {
            if (!process.waitFor(PROGRAM_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + PROGRAM_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + command.getFirst() + " ran", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(command.getFirst() + " ended with " + process.exitValue() + ":\n" + lastLogLines());
        }
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, Base64.getUrlEncoder().encodeToString(random) + "\n");
    }

    private void rotateLog() throws IOException {
        if (Files.exists(logFile) && Files.size(logFile) > LOG_BYTES_KEPT) {
            Files.move(logFile, logFile.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
