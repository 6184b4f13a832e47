package com.termfleet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    private static final Pattern FIRST = Pattern.compile(
            "Sign in at (http://127\\.0\\.0\\.1:\\d+) as (admin@localhost) with one-time password (\\S+)\\R");

    @TempDir
    Path data;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void prints_once_where_and_with_what_the_admin_signs_in(CapturedOutput output) throws Exception {
        String password;
        try (Server server = start(Map.of("termfleet.admin-password", ""))) {
            Matcher line = FIRST.matcher(output.getOut());
            assertThat(line.find()).isTrue();
            password = line.group(3);
            assertThat(line.group(1)).endsWith(":" + server.port());
            assertThat(server.http()
                            .basic(line.group(2), password)
                            .get("/api/v1/session")
                            .status())
                    .isEqualTo(200);
        }
        int before = output.getAll().length();
        try (Server again = start(Map.of("termfleet.admin-password", ""))) {
            assertThat(output.getAll().substring(before))
                    .contains("Sign in at http://127.0.0.1:" + again.port() + " as admin@localhost")
                    .doesNotContain("one-time password")
                    .doesNotContain(password);
        }
        assertThat(output.getAll().split(Pattern.quote(password), -1)).hasSize(2);
        assertThat(everythingUnder(data)).doesNotContain(password);
    }

    @Test
    void prints_another_password_when_the_first_has_expired_before_anybody_chose_one(CapturedOutput output) {
        Map<String, Object> settings =
                Map.of("termfleet.admin-password", "", "termfleet.one-time-password-lifetime", "1ms");
        start(settings).close();
        int before = output.getAll().length();

        start(settings).close();

        assertThat(FIRST.matcher(output.getAll().substring(before)).find()).isTrue();
    }

    @Test
    void takes_the_password_of_the_settings_and_does_not_print_it(CapturedOutput output) {
        try (Server server = start(Map.of("termfleet.admin-password", "chosen-by-the-operator"))) {
            assertThat(server.http()
                            .basic("admin@localhost", "chosen-by-the-operator")
                            .get("/api/v1/session")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(output.getAll()).contains("Sign in at").doesNotContain("chosen-by-the-operator");
    }

    @Test
    void refuses_to_start_with_another_master_key_than_the_secrets_were_sealed_with() {
        start(Map.of("termfleet.master-key", "01".repeat(32))).close();

        assertThatThrownBy(() -> start(Map.of("termfleet.master-key", "02".repeat(32))))
                .hasStackTraceContaining("The secrets in this database were sealed with another master key");
    }

    private Server start(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("termfleet.data", data.toString());
        return Server.start(database, all);
    }

    private static String everythingUnder(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return text.toString();
    }
}
