package com.termfleet.compat.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.access.OpenToAnyone;
import com.termfleet.account.Account;
import com.termfleet.destination.polled.PolledFollowers;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.Money;
import com.termfleet.wallet.AccountReport;
import com.termfleet.wallet.CommunityWallets;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What an expert reports about the community's account, and what others read of it. */
@RestController
class AccountStateController {

    private final AccountStates states;
    private final CommunityWallets wallets;
    private final PolledFollowers followers;
    private final Clock clock;

    AccountStateController(AccountStates states, CommunityWallets wallets, PolledFollowers followers, Clock clock) {
        this.states = states;
        this.wallets = wallets;
        this.followers = followers;
        this.clock = clock;
    }

    record Message(String message) {}

    @OpenToAnyone
    @PostMapping("/api/account/update")
    Message update(
            @Parameter(hidden = true) CommunityCaller caller, @RequestBody(required = false) byte @Nullable [] bytes) {
        Account account = caller.poller().account();
        CommunityBody body = CommunityBody.read(bytes);
        AccountStates.State state = new AccountStates.State(
                body.requiredNumber("balance"),
                body.requiredNumber("equity"),
                body.requiredNumber("margin"),
                body.requiredNumber("free_margin"),
                body.requiredNumber("profit"),
                clock.instant());
        body.check();
        states.add(account.id(), state);
        wallets.report(
                account.id(),
                new AccountReport(
                        new Money(state.balance()),
                        new Money(state.equity()),
                        new Money(state.profit()),
                        null,
                        state.timestamp()));
        if (account.role() == SessionRole.FOLLOWER) {
            followers.report(
                    account.id(),
                    new Money(state.balance()),
                    new Money(state.equity()),
                    new Money(state.freeMargin()),
                    state.timestamp());
        }
        return new Message("Account updated");
    }

    /**
     * @param account null until an expert has reported it
     * @param totalInvestment of all members
     */
    @Schema(name = "AccountStats")
    record Stats(
            AccountStates.@Nullable State account,
            @JsonProperty("total_investment") BigDecimal totalInvestment,
            @JsonProperty("account_mode") String accountMode,
            @JsonProperty("account_number") String accountNumber,
            String server,
            @JsonProperty("is_demo") boolean isDemo) {}

    @OpenToAnyone
    @GetMapping("/api/account/stats")
    Stats stats(@Parameter(hidden = true) CommunityCaller caller) {
        Account account = caller.account();
        return new Stats(
                states.newest(account.id()).orElse(null),
                wallets.find(account.id())
                        .map(wallet -> Plain.number(wallet.invested().amount()))
                        .orElse(BigDecimal.ZERO),
                "live",
                text(account.login()),
                text(account.server()),
                false);
    }

    /** The replaced platform sent the broker's password here; it is never sent. */
    record Config(String mode, String account, String password, String server) {}

    @OpenToAnyone
    @GetMapping("/api/account/config")
    Config config(@Parameter(hidden = true) CommunityCaller caller) {
        Account account = caller.account();
        return new Config("live", text(account.login()), "", text(account.server()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
