package com.termfleet.access.secret;

import com.termfleet.access.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    private static final String CHECK = "installation:key-check";

    /** Fails the start if the stored secrets were sealed with another key. */
    @Bean
    Vault vault(VaultProperties properties, JdbcClient jdbc) {
        AesVault vault = new AesVault(MasterKey.of(properties));
        jdbc.sql("update installation set key_check = :check where key_check is null")
                .param("check", vault.seal("termfleet", CHECK))
                .update();
        byte[] check = jdbc.sql("select key_check from installation")
                .query((row, index) -> row.getBytes(1))
                .single();
        try {
            vault.open(check, CHECK);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The secrets in this database were sealed with another master key: set TERMFLEET_MASTER_KEY"
                            + " as before, or put " + MasterKey.FILE + " back into " + properties.data(),
                    e);
        }
        return vault;
    }
}
