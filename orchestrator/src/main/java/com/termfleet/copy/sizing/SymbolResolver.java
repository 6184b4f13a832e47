package com.termfleet.copy.sizing;

import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.SizingReasons;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a master's symbol is called at the follower: by the subscription's own map, then the same name, the name with
 * the broker's prefix or suffix, and another usual name of the instrument. Pure.
 */
final class SymbolResolver {

    private final AccountFigures figures;

    SymbolResolver(AccountFigures figures) {
        this.figures = figures;
    }

    sealed interface Resolved {}

    /** @param found null if the account has announced no symbols: then its expert may map the name itself */
    record Known(SymbolSpec spec, SymbolMatch.@Nullable Found found) implements Resolved {}

    record Unresolved(Reason reason) implements Resolved {}

    Resolved resolve(AccountId follower, Symbol master, Map<Symbol, Symbol> map, Steps steps) {
        Symbol wanted = SymbolMap.mapped(master, map);
        boolean mapped = !wanted.equals(master);
        SymbolMatch match = figures.symbol(follower, wanted);
        if (mapped && match instanceof SymbolMatch.Found found && found.how() == SymbolMatch.How.ALIAS) {
            // The map names what is wanted; another name of the same instrument is not.
            match = new SymbolMatch.NoneFits();
        }
        return switch (match) {
            case SymbolMatch.Found found -> {
                Symbol name = found.spec().symbol();
                steps.add(() -> step(master, name, mapped ? mapped(wanted, found) : because(wanted, found)));
                yield new Known(found.spec(), found);
            }
            case SymbolMatch.NothingAnnounced nothing -> {
                String why = "the account has announced no symbols" + (mapped ? "; the symbol map names it" : "");
                steps.add(() -> step(master, wanted, why));
                yield new Known(SymbolSpec.unknown(wanted), null);
            }
            case SymbolMatch.NoneFits none -> new Unresolved(SizingReasons.noSuchSymbol(wanted));
            case SymbolMatch.Several several -> new Unresolved(SizingReasons.ambiguousSymbol(wanted, several.names()));
        };
    }

    private static Steps.Step step(Symbol master, Symbol name, String why) {
        return new Steps.Step(Steps.Rule.SYMBOL, master + " -> " + name + ", because " + why, null);
    }

    private static String mapped(Symbol wanted, SymbolMatch.Found found) {
        String map = "the subscription's symbol map names " + wanted;
        return found.how() == SymbolMatch.How.EXACT ? map : map + " and " + because(wanted, found);
    }

    private static String because(Symbol wanted, SymbolMatch.Found found) {
        return switch (found.how()) {
            case EXACT -> "the account's broker uses the same name";
            case OTHER_CASE -> "the account's broker writes " + wanted + " in other case";
            case DECORATED -> "the brokers' names differ in prefix or suffix only";
            case ALIAS -> "both are names of the same instrument";
        };
    }
}
