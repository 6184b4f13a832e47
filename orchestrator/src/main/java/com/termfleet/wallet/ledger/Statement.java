package com.termfleet.wallet.ledger;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the holdings in a period. Lines of adjacent periods follow on each other.
 *
 * @param opening the wallet at the begin
 * @param closing the wallet at the end
 */
public record Statement(Wallet opening, Wallet closing) {

    /**
     * Of one member, in the currency's smallest unit: {@code closing = opening + invested - withdrawn + profit - fees}.
     *
     * @param fees paid; below zero for who earned them
     */
    public record Line(long opening, long invested, long withdrawn, long profit, long fees, long closing) {}

    /**
     * @param entries all of the wallet
     * @param since inclusive
     * @param until exclusive
     */
    public static Statement of(List<WalletEntry> entries, Instant since, Instant until) {
        Wallet opening = WalletEntry.replay(Wallet.EMPTY, before(entries, since));
        Wallet closing = WalletEntry.replay(Wallet.EMPTY, before(entries, until));
        return new Statement(opening, closing);
    }

    private static List<WalletEntry> before(List<WalletEntry> entries, Instant time) {
        return entries.stream().filter(entry -> entry.at().isBefore(time)).toList();
    }

    public Line of(MemberId member) {
        Holding begin = opening.of(member);
        Holding end = closing.of(member);
        return new Line(
                begin.value(),
                end.invested() - begin.invested(),
                end.withdrawn() - begin.withdrawn(),
                end.profit() - begin.profit(),
                end.fees() - begin.fees(),
                end.value());
    }

    /** Of all members who have held anything until the end. */
    public SortedMap<MemberId, Line> lines() {
        SortedMap<MemberId, Line> lines = new TreeMap<>();
        closing.holdings().keySet().forEach(member -> lines.put(member, of(member)));
        return lines;
    }
}
