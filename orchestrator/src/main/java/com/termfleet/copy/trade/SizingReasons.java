package com.termfleet.copy.trade;

import com.termfleet.copy.ReasonCode;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The texts of the reasons why a copy has no symbol or no size; see {@link Reasons} for the others. */
public final class SizingReasons {

    private static final int MOST_NAMES = 5;

    private SizingReasons() {}

    public static Reason noSuchSymbol(Symbol wanted) {
        return Reasons.of(
                ReasonCode.UNKNOWN_SYMBOL,
                "The account's broker offers nothing that " + wanted
                        + " could mean. Add it to the subscription's symbol map.");
    }

    public static Reason ambiguousSymbol(Symbol wanted, List<Symbol> names) {
        String offered = names.stream().limit(MOST_NAMES).map(Symbol::name).collect(Collectors.joining(", "));
        String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return Reasons.of(
                ReasonCode.AMBIGUOUS_SYMBOL,
                wanted + " could mean several symbols of the account's broker: " + offered + more
                        + ". Choose one in the subscription's symbol map.");
    }

    /** @param whose master or follower */
    public static Reason missingFunds(String whose, String name) {
        return Reasons.of(
                ReasonCode.FIGURES_MISSING,
                "The " + whose + "'s " + name + " is not known: its terminal has not reported it while connected to its"
                        + " broker.");
    }

    public static Reason staleFunds(String whose, String name, Duration age, Duration validFor) {
        return Reasons.of(
                ReasonCode.FIGURES_STALE,
                "The " + whose + "'s " + name + " was reported " + age.toMillis() + " ms ago; after "
                        + validFor.toMillis() + " ms it is not used any more.");
    }

    public static Reason noFunds(String whose, String name, Money amount) {
        return Reasons.of(
                ReasonCode.FIGURES_MISSING,
                "The " + whose + "'s " + name + " is " + amount + "; no size can be calculated from it.");
    }

    public static Reason otherCurrency(String name, String master, String follower) {
        return Reasons.of(
                ReasonCode.FIGURES_MISSING,
                "The master's " + name + " is in " + master + " and the follower's in " + follower
                        + "; the exchange rate is not known. Use another sizing mode.");
    }

    public static Reason missingContract(String whose, Symbol symbol) {
        return Reasons.of(
                ReasonCode.FIGURES_MISSING,
                "The contract size of " + symbol + " at the " + whose
                        + "'s broker is not known: its terminal has not reported it.");
    }

    public static Reason missingTicks(Symbol symbol) {
        return Reasons.of(
                ReasonCode.FIGURES_MISSING,
                "The tick value or tick size of " + symbol
                        + " at the follower's broker is not known: its terminal has not reported it.");
    }

    public static Reason noStopLoss() {
        return Reasons.of(
                ReasonCode.NO_STOP_LOSS,
                "The copy would have no stop loss, so its risk in per cent of the equity is not limited.");
    }

    public static Reason noPrice() {
        return Reasons.of(
                ReasonCode.FIGURES_MISSING,
                "The master's signal carried no price, so the loss at the stop loss is not known.");
    }

    public static Reason stopLossOnTheWrongSide(Price stopLoss, Price price) {
        return Reasons.of(
                ReasonCode.NO_STOP_LOSS,
                "The stop loss " + stopLoss + " is not on the losing side of the price " + price
                        + ", so it limits no loss.");
    }

    public static Reason minimumAboveMaximum(Lots minimum, Lots maximum) {
        return Reasons.of(
                ReasonCode.BELOW_MINIMUM_VOLUME,
                "The broker's minimum of " + minimum + " lots is above its maximum of " + maximum + " lots.");
    }
}
