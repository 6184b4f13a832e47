package com.termfleet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    private static final Path CACHE = Path.of("target", "postgresql-cache");

    @TempDir
    Path data;

    @AfterEach
    void nothing_is_left_running() throws IOException {
        try (EmbeddedServer last = open()) {
            assertThat(last.pid()).isPositive();
        }
    }

    @Test
    void is_made_at_the_first_start_and_keeps_what_is_written() throws Exception {
        try (EmbeddedServer server = open()) {
            execute(server, "create table kept (n int)");
            execute(server, "insert into kept values (42)");
        }
        try (EmbeddedServer server = open()) {
            assertThat(number(server, "select n from kept")).isEqualTo(42);
        }
    }

    @Test
    void is_durable_and_speaks_to_this_machine_only() throws Exception {
        try (EmbeddedServer server = open()) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    /** A commit that had to make a file first would keep followers waiting for it. */
    @Test
    void has_its_write_ahead_log_at_hand_from_the_first_start() throws Exception {
        try (EmbeddedServer server = open()) {
            assertThat(setting(server, "min_wal_size")).isEqualTo(setting(server, "max_wal_size"));
            assertThat(number(
                            server,
                            "select count(*) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'"
                                    + " and name > pg_walfile_name(pg_current_wal_lsn())"))
                    .isGreaterThanOrEqualTo(14);
        }
    }

    @Test
    void inherits_nothing_of_our_environment_that_could_be_a_secret() throws Exception {
        try (EmbeddedServer server = open()) {
            String environment = Files.readString(
                    Path.of("/proc", Long.toString(server.pid()), "environ"), StandardCharsets.ISO_8859_1);
            assertThat(environment.split("\0"))
                    .isNotEmpty()
                    .allMatch(variable -> variable.matches("(PATH|HOME|TMPDIR|LANG|LC_ALL|LC_\\w+|TZ|PG\\w+|PWD)=.*"));
        }
    }

    @Test
    void lets_nobody_in_without_the_password_of_this_installation() throws Exception {
        try (EmbeddedServer server = open()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.USER, "guess"))
                    .isInstanceOf(SQLException.class);
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(data.resolve("postgresql.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void makes_a_data_folder_that_is_its_owners_alone() throws Exception {
        Path fresh = data.resolve("fresh");
        try (EmbeddedServer server = EmbeddedServer.open(fresh, PostgresBinaries.unpacked(CACHE))) {
            assertThat(server.wasAdopted()).isFalse();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void adopts_the_postmaster_that_a_killed_server_left_behind_and_stops_it_in_the_end() throws Exception {
        Process holder = holder();
        long pid = announcedPid(holder);
        holder.destroyForcibly().waitFor();
        assertThat(isAlive(pid)).isTrue();

        try (EmbeddedServer server = open()) {
            assertThat(server.wasAdopted()).isTrue();
            assertThat(server.pid()).isEqualTo(pid);
            execute(server, "create table written_after_adoption ()");
        }
        awaitEnd(pid);
    }

    @Test
    void stands_in_a_session_of_its_own_so_that_a_key_pressed_in_our_terminal_does_not_reach_it() throws Exception {
        try (EmbeddedServer server = open()) {
            String stat = Files.readString(Path.of("/proc", Long.toString(server.pid()), "stat"));
            // number (name) state parent group …
            List<String> afterName =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            long processGroup = Long.parseLong(afterName.get(2));
            assertThat(processGroup).isEqualTo(server.pid());
        }
    }

    @Test
    void refuses_a_data_folder_that_another_server_is_using() throws Exception {
        Process holder = holder();
        announcedPid(holder);

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Another TermFleet server")
                .hasMessageContaining(data.toString());

        holder.getOutputStream().close();
        assertThat(holder.waitFor()).isZero();
    }

    @Test
    void starts_over_the_file_of_a_postmaster_that_is_gone() throws Exception {
        long pid;
        try (EmbeddedServer server = open()) {
            pid = server.pid();
        }
        awaitEnd(pid);
        leaveFileOf(pid);

        try (EmbeddedServer server = open()) {
            assertThat(server.wasAdopted()).isFalse();
        }
    }

    @Test
    void starts_over_the_file_of_a_postmaster_whose_number_now_belongs_to_a_stranger() throws Exception {
        open().close();
        leaveFileOf(ProcessHandle.current().pid());

        try (EmbeddedServer server = open()) {
            assertThat(server.wasAdopted()).isFalse();
        }
    }

    @Test
    void starts_the_postmaster_again_when_it_is_killed_and_loses_nothing_that_was_committed() throws Exception {
        try (EmbeddedServer server = open()) {
            execute(server, "create table committed (n int)");
            execute(server, "insert into committed values (7)");
            long killed = server.pid();

            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> server.pid() != killed && number(server, "select n from committed") == 7);
        }
    }

    @Test
    void says_in_postgresqls_own_words_why_it_does_not_start() throws Exception {
        open().close();
        Path hba = data.resolve("postgresql").resolve("postgresql.conf");
        String good = Files.readString(hba);
        Files.writeString(hba, "no_such_setting = 1\n");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("no_such_setting");

        Files.writeString(hba, good);
    }

    private EmbeddedServer open() throws IOException {
        return EmbeddedServer.open(data, PostgresBinaries.unpacked(CACHE));
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseHolder.class.getName(),
                        data.toString(),
                        CACHE.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long announcedPid(Process holder) throws IOException {
        BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("\\d+")) {
                return Long.parseLong(line);
            }
        }
        throw new IOException("the holder ended without opening the database");
    }

    private void leaveFileOf(long pid) throws IOException {
        Files.writeString(
                data.resolve("postgresql").resolve("postmaster.pid"),
                pid + "\n" + data.resolve("postgresql") + "\n1700000000\n1\n\n127.0.0.1\n  1  1\nready   \n");
    }

    /** A postmaster that was stopped has removed its file, but on a busy machine its process may take a moment to end. */
    private static void awaitEnd(long pid) {
        await().atMost(Duration.ofMinutes(1)).until(() -> !isAlive(pid));
    }

    /** A process that ended and that nobody has collected has no working folder any more. */
    private static boolean isAlive(long pid) {
        try {
            return Files.isDirectory(Path.of("/proc", Long.toString(pid), "cwd").toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String setting(EmbeddedServer server, String name) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), EmbeddedServer.USER, server.password());
    }
}
