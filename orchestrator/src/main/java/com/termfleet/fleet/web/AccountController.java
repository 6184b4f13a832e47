package com.termfleet.fleet.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.CredentialChange;
import com.termfleet.account.NewAccount;
import com.termfleet.fleet.AccountView;
import com.termfleet.fleet.AccountViews;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.TerminalEvent;
import com.termfleet.terminal.Terminals;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Accounts and their terminals. An admin may use all of them, others their own; an account of another user is answered
 * as if it did not exist.
 */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private static final int LOG_LINES = 10_000;

    private final Accounts accounts;
    private final Terminals terminals;
    private final AccountVerbs verbs;
    private final AccountViews views;
    private final Users users;
    private final ApplicationEventPublisher actions;

    AccountController(
            Accounts accounts,
            Terminals terminals,
            AccountVerbs verbs,
            AccountViews views,
            Users users,
            ApplicationEventPublisher actions) {
        this.accounts = accounts;
        this.terminals = terminals;
        this.verbs = verbs;
        this.views = views;
        this.users = users;
        this.actions = actions;
    }

    /**
     * @param token by which the account's programs sign in; not shown again
     * @param subscribeToken what a master gives to its followers; null for a follower
     * @param webhookUrl where TradingView sends its alerts, with the account's secret in it; not shown again, and null for
     *     other platforms
     */
    record CreatedAccount(
            @JsonUnwrapped AccountView account,
            String token,
            @Nullable String subscribeToken,
            @Nullable String webhookUrl) {}

    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedAccount create(@RequestBody AccountRequest request, Principal principal) {
        NewAccount account = request.toNewAccount(principal.user());
        if (principal.role() == Role.FOLLOWER && account.role() == com.termfleet.gateway.SessionRole.MASTER) {
            throw new NotAllowedException(
                    "A user with role FOLLOWER can only create follower accounts. Ask an admin for role MASTER.");
        }
        if (!principal.mayUse(account.owner())) {
            throw new NotAllowedException("Only an admin can make accounts for somebody else.");
        }
        Accounts.Created created = accounts.create(account);
        AccountId id = created.account().id();
        done(principal, id, "created the account \"" + account.name() + "\" of " + emailOf(account.owner()));
        return new CreatedAccount(
                view(id),
                created.token(),
                created.subscribeToken(),
                WebhookAddress.of(created.account(), created.token()));
    }

    @RequiresSignIn
    @GetMapping
    Page<AccountView> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        List<AccountView> own = terminals.all().stream()
                .flatMap(terminal -> views.of(terminal).stream())
                .filter(account -> principal.mayUse(account.ownerId()))
                .toList();
        return Page.cut(own, new PageRequest(page, size));
    }

    @RequiresSignIn
    @GetMapping("/{id}")
    AccountView get(@PathVariable long id, Principal principal) {
        return view(own(id, principal));
    }

    @RequiresSignIn
    @PatchMapping("/{id}")
    AccountView change(@PathVariable long id, @RequestBody AccountChange change, Principal principal) {
        Account before = accounts.require(id, principal);
        AccountId account = before.id();
        if (change.isEmpty()) {
            throw new InvalidInputException(
                    "password", "or login or server or ownerId is required; other fields cannot be changed");
        }
        if (change.ownerId() != null) {
            if (!principal.isAdmin()) {
                throw new NotAllowedException("Only an admin can give an account to somebody else.");
            }
            changeOwner(before, change.ownerId(), principal);
        }
        if (change.credentials() != null) {
            changeCredentials(before, change.credentials(), principal);
        }
        return view(account);
    }

    private void changeCredentials(Account account, CredentialChange change, Principal principal) {
        if (account.isHosted()) {
            terminals.changeCredentials(account.id(), change, principal);
        } else {
            accounts.changeCredentials(account.id(), change);
            done(principal, account.id(), "changed the credentials");
        }
    }

    private void changeOwner(Account account, UserId wanted, Principal principal) {
        accounts.changeOwner(account.id(), wanted);
        if (!account.owner().equals(wanted)) {
            done(
                    principal,
                    account.id(),
                    "changed the owner from " + emailOf(account.owner()) + " to " + emailOf(wanted));
        }
    }

    @RequiresSignIn
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void delete(@PathVariable long id, Principal principal) {
        Account account = accounts.require(id, principal);
        accounts.delete(account.id());
        done(principal, account.id(), "deleted the account \"" + account.name() + "\"");
    }

    @RequiresSignIn
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView start(@PathVariable long id, Principal principal) {
        return ask(id, principal, verbs::start);
    }

    @RequiresSignIn
    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView stop(@PathVariable long id, Principal principal) {
        return ask(id, principal, (account, by) -> terminals.stop(account.id(), by));
    }

    @RequiresSignIn
    @PostMapping("/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AccountView restart(@PathVariable long id, Principal principal) {
        return ask(id, principal, verbs::restart);
    }

    /** @param ids absent: all accounts that the caller may use */
    record ReleaseRequest(@Nullable List<Long> ids) {}

    /** @param released those of the accounts that were quarantined */
    record Released(List<Long> released) {}

    /** Starts quarantined terminals again, many at once. */
    @RequiresSignIn
    @PostMapping("/release-quarantine")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Released releaseQuarantine(@RequestBody ReleaseRequest request, Principal principal) {
        List<AccountId> wanted = request.ids() == null
                ? accounts.all().stream()
                        .filter(account -> principal.mayUse(account.owner()))
                        .map(Account::id)
                        .toList()
                : request.ids().stream().map(id -> own(id, principal)).toList();
        return new Released(terminals.releaseFromQuarantine(wanted, principal).stream()
                .map(AccountId::value)
                .toList());
    }

    /** The terminal's journal as the dashboard shows it. */
    record JournalView(List<JournalEntry> lines) {}

    @RequiresSignIn
    @GetMapping("/{id}/journal")
    JournalView journal(@PathVariable long id, @RequestParam(defaultValue = "500") int lines, Principal principal) {
        checkLines(lines, Terminals.JOURNAL_LINES);
        List<JournalEntry> all = terminals.journal(own(id, principal));
        return new JournalView(all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** Sent while it is read, whatever its length. */
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string")))
    @RequiresSignIn
    @GetMapping(value = "/{id}/logs", produces = LogText.TYPE)
    void logs(
            @PathVariable long id,
            @RequestParam(defaultValue = "2000") int lines,
            Principal principal,
            HttpServletResponse response) {
        checkLines(lines, LOG_LINES);
        AccountId account = own(id, principal);
        LogText.write(response, onLine -> terminals.logs(account, lines, onLine));
    }

    private static void checkLines(int lines, int most) {
        new FieldErrors()
                .check(lines >= 1 && lines <= most, "lines", "must be between 1 and " + most)
                .throwIfAny();
    }

    @RequiresSignIn
    @GetMapping("/{id}/events")
    Page<TerminalEvent> events(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return terminals.events(own(id, principal), new PageRequest(page, size));
    }

    private AccountView ask(long id, Principal principal, BiConsumer<Account, Principal> verb) {
        Account account = accounts.require(id, principal);
        verb.accept(account, principal);
        return view(account.id());
    }

    private void done(Principal by, AccountId account, String what) {
        actions.publishEvent(new PersonAction(by, Subject.ACCOUNT, account.value(), what));
    }

    private String emailOf(UserId user) {
        return users.find(user).map(User::email).orElse("user " + user);
    }

    private AccountId own(long id, Principal principal) {
        return accounts.require(id, principal).id();
    }

    private AccountView view(AccountId id) {
        return views.find(id).orElseThrow(() -> new NotFoundException("There is no account " + id + "."));
    }
}
