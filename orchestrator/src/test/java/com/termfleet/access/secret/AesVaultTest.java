package com.termfleet.access.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AesVaultTest {

    private static final String CONTEXT = "account:7:password";

    @TempDir
    Path data;

    @Test
    void opens_what_it_sealed() {
        AesVault vault = vault(null);

        assertThat(vault.open(vault.seal("geheim-äöü-密", CONTEXT), CONTEXT)).isEqualTo("geheim-äöü-密");
        assertThat(vault.open(vault.seal("", CONTEXT), CONTEXT)).isEmpty();
    }

    @Test
    void seals_the_same_secret_differently_each_time() {
        AesVault vault = vault(null);

        assertThat(vault.seal("secret", CONTEXT)).isNotEqualTo(vault.seal("secret", CONTEXT));
    }

    @Test
    void does_not_open_a_secret_that_was_moved_to_another_place() {
        AesVault vault = vault(null);
        byte[] sealed = vault.seal("secret", CONTEXT);

        assertThatThrownBy(() -> vault.open(sealed, "account:8:password"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("account:8:password");
    }

    @Test
    void does_not_open_a_secret_of_which_any_byte_was_changed() {
        AesVault vault = vault(null);
        byte[] sealed = vault.seal("secret", CONTEXT);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed, CONTEXT)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void does_not_open_a_secret_that_was_cut_anywhere() {
        AesVault vault = vault(null);
        byte[] sealed = vault.seal("secret", CONTEXT);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> vault.open(cut, CONTEXT)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void does_not_open_with_another_key() {
        byte[] sealed = vault(key((byte) 1)).seal("secret", CONTEXT);

        assertThatThrownBy(() -> vault(key((byte) 2)).open(sealed, CONTEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("master key");
    }

    @Test
    void makes_its_key_once_in_a_file_for_its_owner_alone() throws Exception {
        byte[] sealed = vault(null).seal("secret", CONTEXT);

        assertThat(vault(null).open(sealed, CONTEXT)).isEqualTo("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takes_the_rights_back_that_somebody_gave_away() throws Exception {
        vault(null);
        Files.setPosixFilePermissions(data.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));

        vault(null);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takes_a_key_in_hex_as_in_base64() {
        byte[] sealed = vault(key((byte) 1)).seal("secret", CONTEXT);

        assertThat(vault("01".repeat(32)).open(sealed, CONTEXT)).isEqualTo("secret");
    }

    @Test
    void refuses_a_key_that_is_no_key_without_repeating_it() {
        assertThatThrownBy(() -> vault("hunter2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TERMFLEET_MASTER_KEY")
                .hasMessageContaining("32 bytes")
                .hasMessageNotContaining("hunter2");
    }

    private AesVault vault(@Nullable String key) {
        return new AesVault(MasterKey.of(new VaultProperties(data, key)));
    }

    private static String key(byte each) {
        byte[] key = new byte[32];
        Arrays.fill(key, each);
        return Base64.getEncoder().encodeToString(key);
    }
}
