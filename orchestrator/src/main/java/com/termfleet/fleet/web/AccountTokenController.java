package com.termfleet.fleet.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Scope;
import com.termfleet.account.Account;
import com.termfleet.account.AccountSecrets;
import com.termfleet.account.Accounts;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.terminal.Terminals;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tokens of an account: what its programs sign in by, and what a master gives to its followers. */
@RestController
@RequestMapping("/api/v1/accounts/{id}")
class AccountTokenController {

    private final Accounts accounts;
    private final AccountSecrets secrets;
    private final Terminals terminals;
    private final ApplicationEventPublisher actions;

    AccountTokenController(
            Accounts accounts, AccountSecrets secrets, Terminals terminals, ApplicationEventPublisher actions) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.terminals = terminals;
        this.actions = actions;
    }

    /**
     * @param token by which the account's programs sign in; not shown again
     * @param webhookUrl where TradingView sends its alerts, with the token in it; null for other platforms
     */
    record RenewedToken(String token, @Nullable String webhookUrl) {}

    /** From now on the former token signs in nobody, and who is signed in by it is signed out. */
    @RequiresSignIn
    @PostMapping("/token")
    RenewedToken renew(@PathVariable long id, Principal principal) {
        Account account = accounts.require(id, principal);
        String token = account.isHosted()
                ? terminals.renewToken(account.id(), principal)
                : renewed(account.id(), "renewed the token", principal);
        return new RenewedToken(token, WebhookAddress.of(account, token));
    }

    /** Nobody signs in to the account until its token is renewed. */
    @RequiresSignIn
    @DeleteMapping("/token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id, Principal principal) {
        Account account = accounts.require(id, principal);
        if (account.isHosted()) {
            throw new ConflictException("Account " + account.id()
                    + " is hosted here, and its terminal signs in by the token. Renew it, or stop the terminal.");
        }
        // Nobody learns the new one.
        String _ = renewed(account.id(), "revoked the token", principal);
    }

    private String renewed(AccountId account, String what, Principal by) {
        String token = accounts.renewToken(account);
        actions.publishEvent(new PersonAction(by, Subject.ACCOUNT, account.value(), what));
        return token;
    }

    /** @param subscribeToken names the master to the Expert Advisors of its followers; it does not sign in */
    record SubscribeToken(String subscribeToken) {}

    @RequiresSignIn
    @GetMapping("/subscribe-token")
    SubscribeToken subscribeToken(@PathVariable long id, Principal principal) {
        Account account = accounts.require(id, principal);
        if (!principal.has(Scope.ALL)) {
            throw new NotAllowedException("A token that may only read does not show secrets.");
        }
        return secrets.subscribeToken(account.id())
                .map(SubscribeToken::new)
                .orElseThrow(() -> new NotFoundException("Account " + id + " has no subscribe token"
                        + (account.role() == SessionRole.FOLLOWER ? ": it is a follower." : ".")));
    }

    /** Who subscribed by the former one stays subscribed. */
    @RequiresSignIn
    @PostMapping("/subscribe-token")
    SubscribeToken renewSubscribeToken(@PathVariable long id, Principal principal) {
        AccountId account = accounts.require(id, principal).id();
        String token = accounts.renewSubscribeToken(account);
        actions.publishEvent(
                new PersonAction(principal, Subject.ACCOUNT, account.value(), "renewed the subscribe token"));
        return new SubscribeToken(token);
    }
}
