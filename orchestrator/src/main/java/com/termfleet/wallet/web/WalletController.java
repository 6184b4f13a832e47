package com.termfleet.wallet.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.wallet.EntryView;
import com.termfleet.wallet.NewWallet;
import com.termfleet.wallet.StatementView;
import com.termfleet.wallet.WalletView;
import com.termfleet.wallet.Wallets;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Community wallets: their value, statements, ledger and performance fee. Admins and the owner of a wallet's account change
 * them; investors see the totals and their own lines.
 */
@RestController
@RequestMapping("/api/v1/wallets")
class WalletController {

    private final Wallets wallets;
    private final ApplicationEventPublisher actions;

    WalletController(Wallets wallets, ApplicationEventPublisher actions) {
        this.wallets = wallets;
        this.actions = actions;
    }

    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    WalletView open(@RequestBody NewWallet request, Principal principal) {
        WalletView opened = wallets.open(request, principal);
        return done(principal, opened, "opened the community wallet of account " + opened.accountId());
    }

    @RequiresSignIn
    @GetMapping
    Page<WalletView> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return wallets.list(new PageRequest(page, size), principal);
    }

    @RequiresSignIn
    @GetMapping("/{id}")
    WalletView get(@PathVariable long id, Principal principal) {
        return wallets.get(id, principal);
    }

    /** @param value what all holdings are worth now; the difference to what they were is profit or loss */
    record NewValue(@Nullable Money value) {}

    /** Values a wallet by hand, for an account that does not report by itself, or to correct the value. */
    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PostMapping("/{id}/values")
    WalletView value(
            @PathVariable long id,
            @RequestBody NewValue request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal principal) {
        WalletView valued = wallets.value(id, request.value(), key, principal);
        return done(principal, valued, "valued the wallet at " + request.value() + " " + valued.currency());
    }

    /**
     * @param percent of gains above the high-water mark, above 0 and at most 100
     * @param earner id of the member who receives it
     */
    record FeeTerms(@Nullable BigDecimal percent, @Nullable String earner) {}

    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PutMapping("/{id}/fee")
    WalletView agreeFee(@PathVariable long id, @RequestBody FeeTerms request, Principal principal) {
        WalletView agreed = wallets.agreeFee(id, request.percent(), request.earner(), principal);
        return done(
                principal, agreed, "set the performance fee to " + request.percent() + " % for " + request.earner());
    }

    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @DeleteMapping("/{id}/fee")
    WalletView endFee(@PathVariable long id, Principal principal) {
        return done(principal, wallets.endFee(id, principal), "ended the performance fee");
    }

    /** All members pay the performance fee that is due. */
    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PostMapping("/{id}/fee/charges")
    WalletView chargeFees(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal principal) {
        return done(principal, wallets.chargeFees(id, key, principal), "charged the performance fee");
    }

    /** What became of the holdings in a period of days of UTC, the present month if none is given. */
    @RequiresSignIn
    @GetMapping("/{id}/statement")
    StatementView statement(
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            Principal principal) {
        return wallets.statement(id, from, to, principal);
    }

    /** The wallet's ledger, newest first. */
    @RequiresSignIn
    @GetMapping("/{id}/entries")
    Page<EntryView> entries(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return wallets.entries(id, new PageRequest(page, size), principal);
    }

    private WalletView done(Principal by, WalletView wallet, String what) {
        actions.publishEvent(new PersonAction(by, Subject.WALLET, wallet.id(), what));
        return wallet;
    }
}
