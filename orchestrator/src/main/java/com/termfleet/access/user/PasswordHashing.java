package com.termfleet.access.user;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * Hashes new passwords with PBKDF2, which accepts passwords of any length; bcrypt is limited to 72 bytes. Each hash is
 * stored with its algorithm's name as prefix, so existing bcrypt hashes are still verified with bcrypt.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final String CURRENT = "pbkdf2@SpringSecurity_v5_8";
    private static final int HEX_DIGITS = 96;

    /** Verified if there is no such user, so that the answer takes as long. No known password matches it. */
    static final String OF_NOBODY = "{" + CURRENT + "}" + "0".repeat(HEX_DIGITS);

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                CURRENT,
                Map.of(
                        CURRENT,
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                        "bcrypt",
                        new BCryptPasswordEncoder()));
    }
}
