package com.termfleet.source.tradingview;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests by which persons find out whether their browser uses the proxy and trusts its certificate: they open a page of a broker that
 * is decrypted, with a mark of their own. Whoever sees the mark here has decrypted the request. Thread-safe.
 */
final class ProxyChecks {

    private static final Pattern MARK = Pattern.compile("[?&]termfleet-check=([A-Za-z0-9-]{8,64})(?:&|$)");
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final Cache<String, Boolean> seen =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    void look(String uri) {
        Matcher matcher = MARK.matcher(uri);
        if (matcher.find()) {
            seen.put(matcher.group(1), true);
        }
    }

    boolean hasSeen(String mark) {
        return seen.getIfPresent(mark) != null;
    }
}
