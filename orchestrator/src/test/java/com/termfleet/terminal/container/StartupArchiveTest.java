package com.termfleet.terminal.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.account.Credentials;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.terminal.ExtraExpert;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartupArchiveTest {

    private static final Credentials CREDENTIALS =
            new Credentials("50001", "pass word=1", "TermFleet-Demo", "tff_token", 1);

    private static Map<String, byte[]> files(SessionRole role, Credentials credentials, List<ExtraExpert> extras)
            throws IOException {
        byte[] tar = StartupArchive.of(role, credentials, "EURUSD", "172.18.0.1", 9500, extras);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                assertThat(entry.getMode() & 0777).as(entry.getName()).isEqualTo(0600);
                files.put(entry.getName(), archive.readAllBytes());
            }
        }
        return files;
    }

    private static String unicode(byte @Nullable [] file) {
        Objects.requireNonNull(file);
        assertThat(file).startsWith(0xFF, 0xFE);
        return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
    }

    @Test
    void the_start_up_file_is_ascii_with_crlf() throws IOException {
        String file = new String(
                Objects.requireNonNull(
                        files(SessionRole.FOLLOWER, CREDENTIALS, List.of()).get("startup.ini")),
                StandardCharsets.US_ASCII);
        assertThat(file)
                .contains("[Common]\r\nLogin=50001\r\nPassword=pass word=1\r\nServer=TermFleet-Demo\r\n")
                .contains("AllowLiveTrading=1\r\nAllowDllImport=0\r\n")
                .contains("Expert=TermFleetFollower\r\n")
                .contains("Symbol=EURUSD\r\n")
                .doesNotContain("tff_token");
        assertThat(file.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void the_terminal_does_not_store_the_password() throws IOException {
        byte[] file = Objects.requireNonNull(
                files(SessionRole.FOLLOWER, CREDENTIALS, List.of()).get("startup.ini"));
        assertThat(new String(file, StandardCharsets.US_ASCII).lines()).contains("KeepPrivate=0");
    }

    @Test
    void the_presets_name_the_token_as_the_role_does() throws IOException {
        assertThat(unicode(files(SessionRole.FOLLOWER, CREDENTIALS, List.of()).get("expert.set")))
                .isEqualTo("InpApiKey=tff_token\r\nInpGatewayHost=172.18.0.1\r\nInpGatewayPort=9500\r\n");
        assertThat(unicode(files(SessionRole.MASTER, CREDENTIALS, List.of()).get("expert.set")))
                .startsWith("InpMasterToken=tff_token\r\n");
    }

    @Test
    void each_further_expert_has_a_chart() throws IOException {
        Map<String, byte[]> files = files(
                SessionRole.MASTER,
                CREDENTIALS,
                List.of(new ExtraExpert("DemoTrader", "EURUSD.z", Map.of("InpSeed", "7"))));
        assertThat(unicode(files.get("charts/chart01.chr")))
                .contains("symbol=EURUSD.z\r\n", "path=Experts\\DemoTrader.ex5\r\n", "InpSeed=7\r\n</inputs>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nExpert=Evil", "a\nb", "a\rb", "a\0b", "ä"})
    void no_value_can_break_out_of_its_line(String evil) {
        assertRefused(new Credentials("50001", evil, "S", "t", 1), evil);
        assertRefused(new Credentials("50001", "p", evil, "t", 1), evil);
        assertRefused(new Credentials(evil, "p", "S", "t", 1), evil);
        assertRefused(new Credentials("50001", "p", "S", evil, 1), evil);
        assertThatThrownBy(() -> new ExtraExpert("DemoTrader", "EURUSD", Map.of("InpX", "1\r\n</inputs>")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ExtraExpert("..\\Evil", "EURUSD", Map.of()))
                .isInstanceOf(InvalidInputException.class);
    }

    private static void assertRefused(Credentials credentials, String evil) {
        assertThatThrownBy(() ->
                        StartupArchive.of(SessionRole.FOLLOWER, credentials, "EURUSD", "172.18.0.1", 9500, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(evil);
    }
}
