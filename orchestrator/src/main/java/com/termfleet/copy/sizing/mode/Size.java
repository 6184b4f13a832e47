package com.termfleet.copy.sizing.mode;

import com.termfleet.copy.trade.Reason;
import java.util.function.Supplier;

/** What a sizing mode has come to. */
public sealed interface Size {

    /** @param words the calculation in words; made only when somebody wants to read it */
    record Volume(ExactLots lots, Supplier<String> words) implements Size {}

    record None(Reason reason) implements Size {}
}
