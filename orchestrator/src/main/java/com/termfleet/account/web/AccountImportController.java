package com.termfleet.account.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.account.AccountImport;
import com.termfleet.account.AccountImport.Line;
import com.termfleet.account.AccountImport.Outcome;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many accounts at once, from another system. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountImportController {

    private final AccountImport accounts;
    private final ApplicationEventPublisher actions;

    AccountImportController(AccountImport accounts, ApplicationEventPublisher actions) {
        this.accounts = accounts;
        this.actions = actions;
    }

    record Imported(List<Line> lines) {}

    /** A CSV file with the columns name, role, owner (e-mail), and where there are any key, subscribe_token, login, server. */
    @RequiresSignIn(Role.ADMIN)
    @PostMapping(path = "/import", consumes = "text/csv")
    Imported importAll(@RequestBody String csv, Principal principal) {
        List<Line> lines = accounts.run(csv);
        for (Line line : lines) {
            if (line.outcome() == Outcome.CREATED) {
                long id = Objects.requireNonNull(line.accountId());
                actions.publishEvent(new PersonAction(principal, Subject.ACCOUNT, id, "imported the account"));
            }
        }
        return new Imported(lines);
    }
}
