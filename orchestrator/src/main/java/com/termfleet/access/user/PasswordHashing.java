package com.termfleet.access.user;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * New passwords are hashed by PBKDF2, which takes passwords of any length; bcrypt ends at 72 bytes. The algorithm's name
 * is stored in front of each hash, so hashes that bcrypt made are still checked by it.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final String CURRENT = "pbkdf2@SpringSecurity_v5_8";
    private static final int HEX_DIGITS = 96;

    /** Checked where there is no user, to take the time of a check; no password is known that fits it. */
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
