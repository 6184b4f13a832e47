package com.termfleet.wallet;

import com.termfleet.kernel.Money;
import com.termfleet.kernel.UserId;
import com.termfleet.wallet.ledger.Holding;
import com.termfleet.wallet.ledger.Wallet;
import com.termfleet.wallet.store.Member;
import com.termfleet.wallet.store.SmallestUnit;
import com.termfleet.wallet.store.WalletRow;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a member holds now: {@code value = invested - withdrawn + profit - fees}, in the wallet's currency.
 *
 * @param userId who may see this; null for none
 * @param share of the wallet, 0 to 1; rounded to eight decimals
 * @param withdrawn what the member was paid
 * @param profit loss below zero; before performance fees
 * @param fees paid as performance fees; below zero for who earned them
 * @param feeDue what would be charged now
 */
public record MemberView(
        String memberId,
        String email,
        @Nullable UserId userId,
        Money value,
        BigDecimal share,
        BigDecimal units,
        Money invested,
        Money withdrawn,
        Money profit,
        Money fees,
        Money feeDue,
        Instant createdAt) {

    /** @param wallet with the profit that is pending */
    static MemberView of(Member member, WalletRow row, Wallet wallet) {
        Holding holding = wallet.of(member.id());
        SmallestUnit unit = row.unit();
        return new MemberView(
                member.id().value(),
                member.email(),
                member.user(),
                unit.money(holding.value()),
                UnitPrice.share(holding.units(), wallet.units()),
                UnitPrice.shown(holding.units(), unit),
                unit.money(holding.invested()),
                unit.money(holding.withdrawn()),
                unit.money(holding.profit()),
                unit.money(holding.fees()),
                unit.money(wallet.feeDue(member.id())),
                member.createdAt());
    }
}
