package com.termfleet.copy.losses;

import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.kernel.AccountId;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.stop.StopOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link LossWatch} has found, for tests of what follows from it. */
public final class LossBooks {

    private LossBooks() {}

    public static void put(LossBook book, AccountId account, Ledger ledger, StopOut... stopOuts) {
        put(book, LimitedScope.of(account), ledger, stopOuts);
    }

    public static void put(LossBook book, LimitedScope of, @Nullable Ledger ledger, StopOut... stopOuts) {
        book.put(
                of,
                new LossBook.Entry(
                        ledger,
                        List.of(stopOuts).stream()
                                .map(stopOut -> new RecordedStopOut(1, of, stopOut))
                                .toList()));
    }
}
