package com.termfleet.compat.copier;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.copy.pause.AccountPauses;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.PauseRequest;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.subscription.SubscriptionView;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.SubscriptionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Pauses and resumes the accounts of a caller. Thread-safe; blocks on the database. */
@Component
class CopySwitch {

    private final Accounts accounts;
    private final AccountPauses pauses;
    private final Subscriptions subscriptions;
    private final ApplicationEventPublisher actions;

    CopySwitch(
            Accounts accounts, AccountPauses pauses, Subscriptions subscriptions, ApplicationEventPublisher actions) {
        this.accounts = accounts;
        this.pauses = pauses;
        this.subscriptions = subscriptions;
        this.actions = actions;
    }

    /** @param status running if every subscription of the accounts passes opens, stopped if none does, else partly */
    @Schema(name = "CopyStatus")
    record Status(String status, List<AccountState> accounts, List<SubscriptionState> subscriptions) {}

    /** @param pause of the account itself; null if it has none */
    @Schema(name = "CopyAccountState")
    record AccountState(
            AccountId accountId,
            String name,
            SessionRole role,
            @Nullable PauseMode pause) {}

    /** @param pause the strictest of all that it is under; null if there is none */
    record SubscriptionState(
            SubscriptionId subscriptionId,
            AccountId masterAccountId,
            AccountId followerAccountId,
            @Nullable PauseMode pause) {}

    Status start(CopierCaller caller, @Nullable Long number) {
        List<Account> meant = meant(caller, number);
        for (SubscriptionView subscription : subscriptions(caller, meant)) {
            boolean ofFollower =
                    meant.stream().anyMatch(account -> account.id().equals(subscription.followerAccountId()));
            if (ofFollower && subscription.pauseMode() != null) {
                subscriptions.resume(subscription.id().value(), caller.person());
                actions.publishEvent(new PersonAction(
                        caller.person(), Subject.SUBSCRIPTION, subscription.id().value(), "resumed the subscription"));
            }
        }
        Pauses before = pauses.current();
        for (Account account : meant) {
            if (before.of(account.id()).mode() != null) {
                pauses.resume(request(account, null), caller.person());
                done(caller, account, "resumed copying of the account");
            }
        }
        return status(caller, number);
    }

    Status stop(CopierCaller caller, @Nullable Long number, @Nullable String mode) {
        String wanted = mode == null ? PauseMode.CLOSE_ONLY.name() : mode;
        new FieldErrors()
                .check(
                        wanted.equals(PauseMode.CLOSE_ONLY.name()) || wanted.equals(PauseMode.FROZEN.name()),
                        "mode",
                        "must be CLOSE_ONLY or FROZEN")
                .throwIfAny();
        Pauses before = pauses.current();
        for (Account account : meant(caller, number)) {
            PauseMode is = before.of(account.id()).mode();
            if (is == null || !is.name().equals(wanted)) {
                pauses.pause(request(account, wanted), caller.person());
                done(caller, account, "paused copying of the account: " + wanted);
            }
        }
        return status(caller, number);
    }

    private static PauseRequest request(Account account, @Nullable String mode) {
        return new PauseRequest(account.role().name(), account.id().value(), mode);
    }

    private void done(CopierCaller caller, Account account, String what) {
        actions.publishEvent(
                new PersonAction(caller.person(), Subject.ACCOUNT, account.id().value(), what));
    }

    Status status(CopierCaller caller, @Nullable Long number) {
        List<Account> meant = meant(caller, number);
        Pauses current = pauses.current();
        List<AccountState> states = meant.stream()
                .map(account -> new AccountState(
                        account.id(),
                        account.name(),
                        account.role(),
                        current.of(account.id()).mode()))
                .toList();
        List<SubscriptionState> copied =
                subscriptions(caller, meant).stream().map(CopySwitch::state).toList();
        return new Status(summary(copied), states, copied);
    }

    private static SubscriptionState state(SubscriptionView view) {
        SubscriptionView.EffectivePause pause = view.effectivePause();
        return new SubscriptionState(
                view.id(), view.masterAccountId(), view.followerAccountId(), pause == null ? null : pause.mode());
    }

    private static String summary(List<SubscriptionState> copied) {
        long running = copied.stream()
                .filter(subscription -> subscription.pause() == null)
                .count();
        if (running == 0) {
            return "stopped";
        }
        return running == copied.size() ? "running" : "partly";
    }

    private List<Account> meant(CopierCaller caller, @Nullable Long number) {
        return number == null
                ? caller.accounts(accounts)
                : List.of(caller.account(accounts, number, account -> true, ""));
    }

    private List<SubscriptionView> subscriptions(CopierCaller caller, List<Account> of) {
        List<SubscriptionView> found = new ArrayList<>();
        for (Account account : of) {
            PageRequest page = new PageRequest(0, PageRequest.MAX_SIZE);
            for (SubscriptionView view : subscriptions
                    .list(caller.person(), account.id().value(), page)
                    .items()) {
                if (found.stream().noneMatch(known -> known.id().equals(view.id()))) {
                    found.add(view);
                }
            }
        }
        return found;
    }
}
