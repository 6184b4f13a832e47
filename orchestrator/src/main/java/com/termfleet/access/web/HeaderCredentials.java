package com.termfleet.access.web;

import com.termfleet.access.Principal;
import com.termfleet.access.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The credentials in a request's headers: an API token, or e-mail address and password by HTTP Basic. */
sealed interface HeaderCredentials {

    Optional<Principal> check(SignIn signIn, String address);

    record Token(String value) implements HeaderCredentials {

        @Override
        public Optional<Principal> check(SignIn signIn, String address) {
            return signIn.withToken(value);
        }

        @Override
        public String toString() {
            return "Token[]";
        }
    }

    record Basic(String email, String password) implements HeaderCredentials {

        @Override
        public Optional<Principal> check(SignIn signIn, String address) {
            return signIn.withPassword(email, password, address);
        }

        @Override
        public String toString() {
            return "Basic[" + email + "]";
        }
    }

    /** A credentials header that cannot be parsed. */
    record Unreadable() implements HeaderCredentials {

        @Override
        public Optional<Principal> check(SignIn signIn, String address) {
            return Optional.empty();
        }
    }

    /** @return null if the headers hold no credentials; the session cookie then decides */
    static @Nullable HeaderCredentials of(HttpServletRequest request) {
        String key = request.getHeader("X-API-Key");
        if (key != null) {
            return new Token(key.strip());
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return null;
        }
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return new Token(authorization.substring(7).strip());
        }
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return basic(authorization.substring(6).strip());
        }
        return new Unreadable();
    }

    private static HeaderCredentials basic(String encoded) {
        try {
            String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0 ? new Unreadable() : new Basic(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return new Unreadable();
        }
    }
}
