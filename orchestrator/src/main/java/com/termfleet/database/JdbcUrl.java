package com.termfleet.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Reads the address of an external database in either of the forms people write it in. */
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

    private static String fromUri(URI uri) {
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw unreadable();
        }
        StringBuilder url = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
        if (uri.getPort() > 0) {
            url.append(':').append(uri.getPort());
        }
        url.append(uri.getRawPath());
        char separator = '?';
        if (uri.getRawQuery() != null) {
            url.append(separator).append(uri.getRawQuery());
            separator = '&';
        }
        String userInfo = uri.getUserInfo();
        if (userInfo != null) {
            int colon = userInfo.indexOf(':');
            String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
            url.append(separator).append("user=").append(encoded(user));
            if (colon >= 0) {
                url.append("&password=").append(encoded(userInfo.substring(colon + 1)));
            }
        }
        return url.toString();
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
