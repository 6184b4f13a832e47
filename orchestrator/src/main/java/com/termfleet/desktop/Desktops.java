package com.termfleet.desktop;

import com.termfleet.account.AccountEvent;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The terminals' desktops. Thread-safe; opening one and taking a screenshot block. */
@Component
public class Desktops {

    private static final List<String> SCREENSHOT = List.of("/opt/termfleet/screenshot");
    private static final Duration SCREENSHOT_DEADLINE = Duration.ofSeconds(10);

    private final DesktopHost host;
    private final DelayedExecutor later;
    private final Clock clock;
    private final ConcurrentHashMap<AccountId, Desktop> desktops = new ConcurrentHashMap<>();

    Desktops(DesktopHost host, DelayedExecutor later, Clock clock) {
        this.host = host;
        this.later = later;
        this.clock = clock;
    }

    /** @return a connection for the ticket's holder, which the caller closes */
    public DesktopConnection open(DesktopTicket ticket) throws DesktopUnavailableException {
        return desktops.computeIfAbsent(ticket.account(), account -> new Desktop(new VncServer(account, host), later))
                .open(ticket, clock.instant());
    }

    /** Whether the holder's grant is valid. Listeners are not notified when it expires, so this has to be polled. */
    public boolean mayGoOn(DesktopTicket ticket) {
        return ticket.holder().grant().holds(clock.instant());
    }

    @EventListener
    void ownerChanged(AccountEvent.OwnerChanged event) {
        Desktop desktop = desktops.get(event.account().id());
        if (desktop != null) {
            desktop.keepOnly(person -> person.mayUse(event.account().owner()));
        }
    }

    public List<Watcher> watchers(AccountId account) {
        Desktop desktop = desktops.get(account);
        return desktop == null ? List.of() : desktop.watchers();
    }

    /** @throws ConflictException if there is no desktop now */
    public void requireRunning(AccountId account) {
        if (host.vncAddress(account).isEmpty()) {
            throw new ConflictException(
                    "The terminal of account " + account + " is not running, so it has no desktop. Start it first.");
        }
    }

    /**
     * @return a PNG of the desktop
     * @throws ConflictException if there is no desktop now
     */
    public byte[] screenshot(AccountId account) {
        requireRunning(account);
        try {
            return host.run(account, SCREENSHOT, new byte[0], SCREENSHOT_DEADLINE);
        } catch (IllegalStateException e) {
            throw new ConflictException("The terminal of account " + account + " returned no screenshot. Try again.");
        }
    }
}
