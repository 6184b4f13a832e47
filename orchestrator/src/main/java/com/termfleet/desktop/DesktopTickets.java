package com.termfleet.desktop;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tickets for desktops: 256 random bits, valid for one use within 30 s. A browser can pass credentials to a WebSocket
 * only in its address, and addresses end up in histories and logs, so they must be worthless afterwards.
 *
 * <p>Thread-safe; never blocks on I/O.
 */
@Component
public class DesktopTickets {

    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final int BYTES = 32;
    private static final int MOST_AT_ONCE = 10_000;

    private final SecureRandom random = new SecureRandom();

    /** In order of issue, which is also the order of expiry. */
    private final Map<String, DesktopTicket> open = new LinkedHashMap<>();

    /** @param secret opens the desktop; given to the holder only, and never logged */
    public record Issued(String secret, Instant expiresAt) {}

    /** @throws ConflictException if too many tickets are unused */
    public synchronized Issued issue(AccountId account, Principal holder, boolean viewOnly, Instant now) {
        forgetExpired(now);
        if (open.size() >= MOST_AT_ONCE) {
            throw new ConflictException("Too many desktop tickets are unused. Try again in 30 seconds.");
        }
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Instant expiresAt = now.plus(LIFETIME);
        open.put(secret, new DesktopTicket(account, holder, viewOnly, expiresAt));
        return new Issued(secret, expiresAt);
    }

    /** @return the ticket, which cannot be used again; empty if none with that secret is valid */
    public synchronized Optional<DesktopTicket> redeem(String secret, Instant now) {
        forgetExpired(now);
        return Optional.ofNullable(open.remove(secret));
    }

    private void forgetExpired(Instant now) {
        var tickets = open.values().iterator();
        while (tickets.hasNext() && !tickets.next().expiresAt().isAfter(now)) {
            tickets.remove();
        }
    }
}
