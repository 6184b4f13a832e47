package com.termfleet.wallet.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.wallet.MemberView;
import com.termfleet.wallet.NewMember;
import com.termfleet.wallet.Wallets;
import com.termfleet.wallet.WithdrawalView;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members of community wallets, their investments and withdrawals. */
@RestController
@RequestMapping("/api/v1/wallets/{id}/members")
class WalletMemberController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Wallets wallets;
    private final ApplicationEventPublisher actions;

    WalletMemberController(Wallets wallets, ApplicationEventPublisher actions) {
        this.wallets = wallets;
        this.actions = actions;
    }

    /** @param amount in the wallet's currency, above zero */
    record Payment(@Nullable Money amount) {}

    /** Investors see their own membership only. */
    @RequiresSignIn
    @GetMapping
    Page<MemberView> list(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return wallets.members(id, new PageRequest(page, size), principal);
    }

    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MemberView join(
            @PathVariable long id,
            @RequestBody NewMember request,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            Principal principal) {
        MemberView joined = wallets.join(id, request, key, principal);
        done(principal, id, "added the member " + joined.memberId() + " with " + joined.invested());
        return joined;
    }

    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PostMapping("/{memberId}/investments")
    MemberView invest(
            @PathVariable long id,
            @PathVariable String memberId,
            @RequestBody Payment request,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            Principal principal) {
        MemberView after = wallets.invest(id, memberId, request.amount(), key, principal);
        done(principal, id, "recorded that " + memberId + " invested " + request.amount());
        return after;
    }

    @RequiresSignIn({Role.ADMIN, Role.MASTER, Role.FOLLOWER})
    @PostMapping("/{memberId}/withdrawals")
    WithdrawalView withdraw(
            @PathVariable long id,
            @PathVariable String memberId,
            @RequestBody Payment request,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            Principal principal) {
        WithdrawalView made = wallets.withdraw(id, memberId, request.amount(), key, principal);
        done(principal, id, "recorded that " + memberId + " withdrew " + made.amount() + " and is paid " + made.paid());
        return made;
    }

    private void done(Principal by, long wallet, String what) {
        actions.publishEvent(new PersonAction(by, Subject.WALLET, wallet, what));
    }
}
