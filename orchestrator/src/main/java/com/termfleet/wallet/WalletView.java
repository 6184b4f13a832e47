package com.termfleet.wallet;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.wallet.ledger.Holding;
import com.termfleet.wallet.ledger.PerformanceFee;
import com.termfleet.wallet.ledger.Valuation;
import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.store.SmallestUnit;
import com.termfleet.wallet.store.WalletRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A wallet as it is now, the profit since its last entry included: {@code value = invested - withdrawn + profit}.
 *
 * @param decimals of the currency's smallest unit
 * @param value of all holdings
 * @param unitPrice 1 at first; rounded to eight decimals. Null while nobody holds units
 * @param unassigned profit that was made while nobody held units
 * @param expectedTransfers what members paid in, or were paid (below zero), and the account's balance has not shown yet
 * @param reportedAt when the account last reported; null if it has not
 */
public record WalletView(
        long id,
        AccountId accountId,
        String currency,
        int decimals,
        Money value,
        BigDecimal units,
        @Nullable BigDecimal unitPrice,
        Money invested,
        Money withdrawn,
        Money profit,
        Money unassigned,
        int members,
        @Nullable FeeView fee,
        List<Money> expectedTransfers,
        @Nullable Instant reportedAt,
        Instant createdAt) {

    public WalletView {
        expectedTransfers = List.copyOf(expectedTransfers);
    }

    /**
     * The agreed performance fee.
     *
     * @param earner id of the member who receives it
     */
    public record FeeView(BigDecimal percent, String earner) {

        static @Nullable FeeView of(@Nullable PerformanceFee fee) {
            return fee == null ? null : new FeeView(fee.percent(), fee.earner().value());
        }
    }

    /** @param wallet with the profit that is pending */
    static WalletView of(WalletRow row, Wallet wallet, int members) {
        SmallestUnit unit = row.unit();
        Valuation valuation = row.valuation();
        return new WalletView(
                row.id().value(),
                row.account(),
                row.currency(),
                unit.decimals(),
                unit.money(wallet.value()),
                UnitPrice.shown(wallet.units(), unit),
                UnitPrice.of(wallet, unit),
                unit.money(sum(wallet, Holding::invested)),
                unit.money(sum(wallet, Holding::withdrawn)),
                unit.money(sum(wallet, Holding::profit)),
                unit.money(wallet.unassigned()),
                members,
                FeeView.of(wallet.fee()),
                wallet.expected().stream().map(unit::money).toList(),
                valuation == null ? null : valuation.at(),
                row.createdAt());
    }

    private static long sum(Wallet wallet, ToLongFunction<Holding> amount) {
        return wallet.holdings().values().stream().mapToLong(amount).sum();
    }
}
