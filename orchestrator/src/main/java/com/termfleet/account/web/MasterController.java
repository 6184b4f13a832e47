package com.termfleet.account.web;

import com.termfleet.access.RequiresSignIn;
import com.termfleet.account.Account;
import com.termfleet.account.Account.TerminalKind;
import com.termfleet.account.Accounts;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The masters that can be copied. Every signed-in user sees all of them, but only their names and kinds of terminal.
 */
@RestController
@RequestMapping("/api/v1/masters")
class MasterController {

    private final Accounts accounts;

    MasterController(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * @param id of the master's account, as a subscription names it
     * @param terminal as accounts name it (mt5, simulator); null if it is not hosted here
     * @param simulated whether it trades at a simulated broker, so its results are not those of a real one
     */
    record MasterView(long id, String name, @Nullable String terminal, boolean simulated) {

        static MasterView of(Account account) {
            TerminalKind terminal = account.terminal();
            return new MasterView(
                    account.id().value(),
                    account.name(),
                    terminal == null ? null : terminal.name().toLowerCase(Locale.ROOT),
                    terminal == TerminalKind.SIMULATOR);
        }
    }

    @RequiresSignIn
    @GetMapping
    Page<MasterView> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return Page.cut(
                accounts.all().stream()
                        .filter(account -> account.role() == SessionRole.MASTER)
                        .sorted(Comparator.comparing(Account::name)
                                .thenComparing(account -> account.id().value()))
                        .map(MasterView::of)
                        .toList(),
                new PageRequest(page, size));
    }
}
