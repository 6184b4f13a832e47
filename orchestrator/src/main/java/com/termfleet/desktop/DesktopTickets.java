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
 * Tickets for desktops: 256 random bits, good for one use within 30 s. A WebSocket's address is the only thing that a
 * browser can hand over with its first request, and addresses end up in histories and logs: by then it is worthless.
 *
 * <p>Guarded by its own monitor; nothing in it blocks.
 */
@Component
public class DesktopTickets {

    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final int BYTES = 32;
    private static final int MOST_AT_ONCE = 10_000;

    private final SecureRandom random = new SecureRandom();

    /** In the order of their issue, which is that of their end. */
    private final Map<String, DesktopTicket> open = new LinkedHashMap<>();

    /** @param secret what opens the desktop; shown to the holder only, and never logged */
    public record Issued(String secret, Instant expiresAt) {}

    /** @throws ConflictException if far too many wait to be used */
    public synchronized Issued issue(AccountId account, Principal holder, boolean viewOnly, Instant now) {
        forgetExpired(now);
        if (open.size() >= MOST_AT_ONCE) {
            throw new ConflictException("Too many desktop tickets wait to be used. Try again in half a minute.");
        }
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Instant expiresAt = now.plus(LIFETIME);
        open.put(secret, new DesktopTicket(account, holder, viewOnly, expiresAt));
        return new Issued(secret, expiresAt);
    }

    /** @return the ticket, which is used up by this; empty if there is none of that secret any more */
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
