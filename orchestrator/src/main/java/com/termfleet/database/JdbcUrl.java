package com.termfleet.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parses the address of an external database in either of two common forms. */
final class JdbcUrl {

    private static final String JDBC = "jdbc:postgresql:";

    private JdbcUrl() {}

    /**
     * @param text {@code jdbc:postgresql://host:5432/name?user=…&password=…} or
     *     {@code postgresql://user:password@host:5432/name}
     * @throws IllegalStateException if it is neither; the message does not repeat it, since it may hold a password
     */
    static String of(String text) {
        String url = text.strip();
        if (url.startsWith(JDBC)) {
            return url;
        }
        if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
            try {
                return fromUri(new URI(url));
            } catch (URISyntaxException e) {
                throw unreadable();
            }
        }
        throw unreadable();
    }

    /** Parses the authority, since {@link URI} returns no host for names with an underscore, which are common. */
    private static String fromUri(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw unreadable();
        }
        int at = authority.lastIndexOf('@');
        String address = authority.substring(at + 1);
        if (address.isEmpty() || address.startsWith(":")) {
            throw unreadable();
        }
        StringBuilder url =
                new StringBuilder("jdbc:postgresql://").append(address).append(uri.getRawPath());
        char separator = '?';
        if (uri.getRawQuery() != null) {
            url.append(separator).append(uri.getRawQuery());
            separator = '&';
        }
        if (at >= 0) {
            appendCredentials(url, separator, authority.substring(0, at));
        }
        return url.toString();
    }

    private static void appendCredentials(StringBuilder url, char separator, String userInfo) {
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        url.append(separator).append("user=").append(encoded(decoded(user)));
        if (colon >= 0) {
            url.append("&password=").append(encoded(decoded(userInfo.substring(colon + 1))));
        }
    }

    /** A plus sign is literal in a URI. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Host, port and name of the database; no user, password or option. */
    static String withoutParameters(String jdbcUrl) {
        int question = jdbcUrl.indexOf('?');
        return question < 0 ? jdbcUrl : jdbcUrl.substring(0, question);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException(
                "TERMFLEET_DATABASE_URL must look like postgresql://user:password@host:5432/name"
                        + " or jdbc:postgresql://host:5432/name?user=…&password=…");
    }
}
