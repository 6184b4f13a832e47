package com.termfleet.fleet;

import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.Terminals;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Combines account, terminal and owner into one view. Served from memory; thread-safe. */
@Component
public class AccountViews {

    private final Accounts accounts;
    private final Terminals terminals;
    private final Users users;
    private final PlatformStates platforms;

    AccountViews(Accounts accounts, Terminals terminals, Users users, PlatformStates platforms) {
        this.accounts = accounts;
        this.terminals = terminals;
        this.users = users;
        this.platforms = platforms;
    }

    /** Empty if the account does not exist or was deleted. */
    public Optional<AccountView> find(AccountId id) {
        return accounts.find(id).flatMap(account -> terminals.find(id).map(terminal -> of(account, terminal)));
    }

    /** Empty if the account was deleted meanwhile. */
    public Optional<AccountView> of(TerminalView terminal) {
        return accounts.find(terminal.account()).map(account -> of(account, terminal));
    }

    private AccountView of(Account account, TerminalView terminal) {
        String email = users.find(account.owner()).map(User::email).orElse(null);
        return AccountView.of(account, email, platforms.completed(account, terminal));
    }
}
