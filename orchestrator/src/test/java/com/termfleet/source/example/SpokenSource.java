package com.termfleet.source.example;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import java.time.InstantSource;

/** A source as anybody may add one: {@code buy 0.1 EURUSD}, {@code close EURUSD}. It is this one class. */
final class SpokenSource {

    private final SignalIntake intake;
    private final InstantSource clock;

    SpokenSource(SignalIntake intake, InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /** @param id the same for a sentence that is said again */
    void say(AccountId account, String id, String sentence) {
        SignalIntake.Receipt _ = intake.accept(account, clock.instant(), id, request(sentence.split(" ")));
    }

    private static SourceRequest request(String[] words) {
        return switch (words[0]) {
            case "buy" -> open(OrderType.BUY, words);
            case "sell" -> open(OrderType.SELL, words);
            default ->
                new SourceRequest.Close(new Target.OfSymbol(Symbol.of(words[1]), null), null, Price.NONE, Money.ZERO);
        };
    }

    private static SourceRequest open(OrderType type, String[] words) {
        return new SourceRequest.Open(
                null, type, Symbol.of(words[2]), Lots.of(words[1]), Price.NONE, Price.NONE, Price.NONE, "spoken");
    }
}
