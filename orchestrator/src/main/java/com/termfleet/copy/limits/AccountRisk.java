package com.termfleet.copy.limits;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.RiskLimits;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sets and shows the limits of followers' accounts. Only the account's owner, or an admin, may do either. Thread-safe. */
public final class AccountRisk {

    private final JdbcClient jdbc;
    private final Runnable requireLead;
    private final Consumer<AccountLimits> processor;

    /** Changes reach the processor in the order in which the database took them. */
    private final ReentrantLock changing = new ReentrantLock();

    /**
     * @param requireLead throws if another server processes the signals and would not receive a change
     * @param processor receives every change once it is stored; must not block
     */
    public AccountRisk(JdbcClient jdbc, Runnable requireLead, Consumer<AccountLimits> processor) {
        this.jdbc = jdbc;
        this.requireLead = requireLead;
        this.processor = processor;
    }

    /** @return the limits that are set, none if the account has none */
    public RiskLimits of(AccountId account) {
        return jdbc.sql("select limits from account_limits where account_id = ?")
                .param(account.value())
                .query(String.class)
                .optional()
                .map(LimitsJson::ofStored)
                .orElse(RiskLimits.NONE);
    }

    /** @throws NotFoundException if there is no such follower that this person may see */
    public Map<String, Object> get(long account, Principal principal) {
        return LimitsJson.shown(of(requireOwned(account, principal)));
    }

    /**
     * Replaces all limits of the account. They are for what opens from now on.
     *
     * @throws com.termfleet.kernel.InvalidInputException with the fields that cannot be used
     */
    public Map<String, Object> set(long account, Map<String, @Nullable Object> fields, Principal principal) {
        AccountId id = requireOwned(account, principal);
        FieldErrors errors = new FieldErrors();
        RiskLimits limits = LimitsJson.read(fields, "", Scope.ACCOUNT, errors);
        errors.throwIfAny();
        requireLead.run();
        changing.lock();
        try {
            jdbc.sql("insert into account_limits (account_id, limits) values (:account, cast(:limits as jsonb))"
                            + " on conflict (account_id) do update set limits = excluded.limits")
                    .param("account", id.value())
                    .param("limits", LimitsJson.stored(limits))
                    .update();
            processor.accept(new AccountLimits(id, limits));
        } finally {
            changing.unlock();
        }
        return LimitsJson.shown(limits);
    }

    /**
     * @throws NotFoundException if there is no such follower
     * @throws NotAllowedException if it is another person's
     */
    public AccountId requireOwned(long account, Principal principal) {
        UserId owner = jdbc.sql(
                        "select owner_id from accounts where id = ? and role = 'FOLLOWER' and deleted_at is null")
                .param(account)
                .query((row, n) -> new UserId(row.getLong(1)))
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no follower account " + account + "."));
        if (!principal.mayUse(owner)) {
            throw new NotAllowedException("Only the owner of the account may see and set its risk limits.");
        }
        return new AccountId(account);
    }
}
