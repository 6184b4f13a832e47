package com.termfleet.desktop.web;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.desktop.DesktopTickets;
import com.termfleet.desktop.Desktops;
import com.termfleet.desktop.Watcher;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Access to a terminal's desktop, for its owner and admins. */
@RestController
@RequestMapping("/api/v1/accounts/{id}")
class DesktopController {

    private final Accounts accounts;
    private final Desktops desktops;
    private final DesktopTickets tickets;
    private final Clock clock;

    DesktopController(Accounts accounts, Desktops desktops, DesktopTickets tickets, Clock clock) {
        this.accounts = accounts;
        this.desktops = desktops;
        this.tickets = tickets;
        this.clock = clock;
    }

    @RequiresSignIn
    @PostMapping("/vnc-tickets")
    @ResponseStatus(HttpStatus.CREATED)
    Ticket issue(@PathVariable long id, @RequestBody(required = false) @Nullable Wish wish, Principal principal) {
        AccountId account = hosted(id, principal);
        desktops.requireRunning(account);
        boolean viewOnly = wish == null || wish.viewOnly() == null || wish.viewOnly();
        DesktopTickets.Issued issued = tickets.issue(account, principal, viewOnly, clock.instant());
        return new Ticket(VncWebSocketConfiguration.PATH + "?ticket=" + issued.secret(), issued.expiresAt());
    }

    @RequiresSignIn
    @GetMapping("/watchers")
    Page<Watcher> watchers(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return Page.cut(desktops.watchers(hosted(id, principal)), new PageRequest(page, size));
    }

    @RequiresSignIn
    @GetMapping(path = "/screenshot", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> screenshot(@PathVariable long id, Principal principal) {
        byte[] picture = desktops.screenshot(hosted(id, principal));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .body(picture);
    }

    private AccountId hosted(long id, Principal principal) {
        Account account = accounts.require(id, principal);
        if (!account.isHosted()) {
            throw new ConflictException(
                    "Account " + id + " is EXTERNAL: its terminal runs elsewhere, so its desktop cannot be shown.");
        }
        return account.id();
    }

    /** @param viewOnly null means true */
    record Wish(@Nullable Boolean viewOnly) {}

    /** @param url relative to the server, for a WebSocket */
    record Ticket(String url, Instant expiresAt) {}
}
