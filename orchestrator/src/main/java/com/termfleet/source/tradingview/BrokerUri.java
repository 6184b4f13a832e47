package com.termfleet.source.tradingview;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A broker's address of something in an account: {@code …/accounts/{account}/{path}?{query}}.
 *
 * @param path without a slash at its begin or end
 */
record BrokerUri(String account, String path, String query) {

    private static final Pattern URI = Pattern.compile("[^?]*?/accounts/([^/?]+)/([^?]+?)/?(?:\\?(.*))?");

    /** Empty if the address is none of these. */
    static Optional<BrokerUri> of(String uri) {
        Matcher matcher = URI.matcher(uri);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String query = matcher.group(3);
        try {
            return Optional.of(
                    new BrokerUri(decoded(matcher.group(1)), decoded(matcher.group(2)), query == null ? "" : query));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
