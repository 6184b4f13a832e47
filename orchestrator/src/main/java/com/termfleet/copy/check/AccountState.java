package com.termfleet.copy.check;

import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.exposure.Volumes;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a follower's account has and has done, for the rules that ask. Read on the thread that asks the rules. */
public interface AccountState {

    /** What its copies come to over all its subscriptions, in parts that are to be added. */
    List<AccountVolumes> copies();

    /** What it has besides its copies, opened by hand or by others, as its last snapshot shows; null if none shows any. */
    @Nullable
    Volumes others();

    /**
     * How many copies it opened, or ordered, since then.
     *
     * @param subscription null for all of them
     * @param since the begin of a quarter of an hour, no longer ago than a day
     */
    int opensSince(@Nullable SubscriptionId subscription, Instant since);

    /**
     * What the subscription's copies gained and lost; null if that is not known.
     *
     * @param subscription null for one that does not exist yet
     */
    @Nullable
    Ledger ledgerOf(@Nullable SubscriptionId subscription);

    /** Whether its expert checks spread and deviation itself when it opens. */
    boolean checksPrices();
}
