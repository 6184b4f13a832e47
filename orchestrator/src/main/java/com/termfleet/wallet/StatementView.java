package com.termfleet.wallet;

import com.termfleet.kernel.Money;
import com.termfleet.wallet.ledger.Statement;
import com.termfleet.wallet.ledger.Statement.Line;
import com.termfleet.wallet.store.Member;
import com.termfleet.wallet.store.SmallestUnit;
import com.termfleet.wallet.store.WalletRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of holdings in a period of days of UTC, in the wallet's currency.
 *
 * @param from the first day
 * @param to the last day
 * @param openingUnitPrice null while nobody held units
 * @param closingUnitPrice null while nobody held units
 */
public record StatementView(
        long walletId,
        LocalDate from,
        LocalDate to,
        String currency,
        @Nullable BigDecimal openingUnitPrice,
        @Nullable BigDecimal closingUnitPrice,
        List<LineView> members) {

    public StatementView {
        members = List.copyOf(members);
    }

    /**
     * Of one member: {@code closing = opening + invested - withdrawn + profit - fees}.
     *
     * @param fees paid as performance fees; below zero for who earned them
     */
    public record LineView(
            String memberId, Money opening, Money invested, Money withdrawn, Money profit, Money fees, Money closing) {

        static LineView of(Member member, Line line, SmallestUnit unit) {
            return new LineView(
                    member.id().value(),
                    unit.money(line.opening()),
                    unit.money(line.invested()),
                    unit.money(line.withdrawn()),
                    unit.money(line.profit()),
                    unit.money(line.fees()),
                    unit.money(line.closing()));
        }
    }

    static StatementView of(WalletRow row, DayRange range, Statement statement, List<Member> members) {
        SmallestUnit unit = row.unit();
        return new StatementView(
                row.id().value(),
                range.from(),
                range.to(),
                row.currency(),
                UnitPrice.of(statement.opening(), unit),
                UnitPrice.of(statement.closing(), unit),
                members.stream()
                        .map(member -> LineView.of(member, statement.of(member.id()), unit))
                        .toList());
    }
}
