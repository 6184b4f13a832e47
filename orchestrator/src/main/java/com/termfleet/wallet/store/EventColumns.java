package com.termfleet.wallet.store;

import com.termfleet.wallet.ledger.MemberId;
import com.termfleet.wallet.ledger.PerformanceFee;
import com.termfleet.wallet.ledger.WalletEvent;
import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletEvent.FeeAgreed;
import com.termfleet.wallet.ledger.WalletEvent.FeesCharged;
import com.termfleet.wallet.ledger.WalletEvent.Invested;
import com.termfleet.wallet.ledger.WalletEvent.Transferred;
import com.termfleet.wallet.ledger.WalletEvent.Withdrawn;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event of a wallet as columns of {@code wallet_entries}. */
public record EventColumns(
        Kind kind,
        @Nullable MemberId member,
        @Nullable Long amount,
        @Nullable BigDecimal percent) {

    public enum Kind {
        INVESTED,
        WITHDRAWN,
        EARNED,
        TRANSFERRED,
        FEE_AGREED,
        FEES_CHARGED
    }

    public static EventColumns of(WalletEvent event) {
        return switch (event) {
            case Invested(MemberId member, long amount) -> new EventColumns(Kind.INVESTED, member, amount, null);
            case Withdrawn(MemberId member, long amount) -> new EventColumns(Kind.WITHDRAWN, member, amount, null);
            case Earned(long amount) -> new EventColumns(Kind.EARNED, null, amount, null);
            case Transferred(long amount) -> new EventColumns(Kind.TRANSFERRED, null, amount, null);
            case FeeAgreed agreed -> of(agreed.fee());
            case FeesCharged _ -> new EventColumns(Kind.FEES_CHARGED, null, null, null);
        };
    }

    private static EventColumns of(@Nullable PerformanceFee fee) {
        return fee == null
                ? new EventColumns(Kind.FEE_AGREED, null, null, null)
                : new EventColumns(Kind.FEE_AGREED, fee.earner(), null, fee.percent());
    }

    public WalletEvent event() {
        return switch (kind) {
            case INVESTED -> new Invested(Objects.requireNonNull(member), Objects.requireNonNull(amount));
            case WITHDRAWN -> new Withdrawn(Objects.requireNonNull(member), Objects.requireNonNull(amount));
            case EARNED -> new Earned(Objects.requireNonNull(amount));
            case TRANSFERRED -> new Transferred(Objects.requireNonNull(amount));
            case FEE_AGREED ->
                new FeeAgreed(member == null || percent == null ? null : new PerformanceFee(percent, member));
            case FEES_CHARGED -> new FeesCharged();
        };
    }
}
