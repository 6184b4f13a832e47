package com.termfleet.copy.processor;

import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.stop.Breach;
import com.termfleet.risk.stop.StopOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of accounts' risk limits and of stop-outs. */
public final class SimulatedLimits {

    private final Map<AccountId, RiskLimits> limits = new LinkedHashMap<>();
    private final Map<AccountId, StopOut> stopOuts = new LinkedHashMap<>();

    /** @return what is stored now */
    public AccountLimits set(AccountId account, String json) {
        AccountLimits changed = new AccountLimits(account, LimitsJson.ofStored(json));
        limits.put(account, changed.limits());
        return changed;
    }

    public RiskLimits of(AccountId account) {
        return limits.getOrDefault(account, RiskLimits.NONE);
    }

    List<AccountLimits> all() {
        List<AccountLimits> all = new ArrayList<>();
        limits.forEach((account, of) -> all.add(new AccountLimits(account, of)));
        return all;
    }

    /** The account has reached a loss limit; a person ends it. */
    public void stopOut(AccountId account, Instant at) {
        Breach breach = new Breach(Money.of("90"), Money.of("100"), "the equity is 90, not above 100");
        stopOuts.put(
                account,
                new StopOut(
                        Scope.ACCOUNT,
                        "equityBelow 100",
                        "equityBelow",
                        Period.LIFETIME,
                        at,
                        null,
                        true,
                        breach,
                        null));
    }

    public void endStopOut(AccountId account) {
        stopOuts.remove(account);
    }

    public boolean isStoppedOut(AccountId account) {
        return stopOuts.containsKey(account);
    }

    Set<AccountId> stoppedOut() {
        return Set.copyOf(stopOuts.keySet());
    }

    List<StopOut> stopOutsOf(AccountId account) {
        StopOut found = stopOuts.get(account);
        return found == null ? List.of() : List.of(found);
    }
}
