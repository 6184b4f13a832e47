package com.termfleet.copy.exposure;

import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sums of the accounts that a rule has asked for. They are made from the account's copies at the first question and kept
 * from then on: an account without such rules costs nothing. Processor thread only.
 */
public final class CopyVolumes {

    private final Map<AccountId, AccountVolumes> byAccount = new HashMap<>();

    /** @param copies the account's, asked for at the first question only */
    public AccountVolumes of(AccountId account, Supplier<? extends Iterable<TradePair>> copies) {
        AccountVolumes known = byAccount.get(account);
        if (known == null) {
            known = AccountVolumes.of(copies.get());
            byAccount.put(account, known);
        }
        return known;
    }

    /** See {@link AccountVolumes#changed}. */
    public void changed(@Nullable TradePair before, TradePair now) {
        AccountVolumes kept = byAccount.get(now.follower());
        if (kept != null) {
            kept.changed(before, now);
        }
    }

    /** The copy has left memory. */
    public void removed(TradePair copy) {
        AccountVolumes kept = byAccount.get(copy.follower());
        if (kept != null) {
            kept.changed(copy, null);
        }
    }
}
