package com.termfleet.copy.sizing.mode;

import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sizing mode may calculate with.
 *
 * @param value the subscription's: a factor, lots or per cent, by the mode
 */
public record SizingBasis(BigDecimal value, Master master, Copy copy, AccountFigures figures, Instant now) {

    /** @param lot what the master opened */
    public record Master(AccountId account, Symbol symbol, Lots lot) {}

    /**
     * @param symbol null if the account has announced no symbols
     * @param price the master's: the copy's is not known before it is filled
     * @param stopLoss what the copy will have
     */
    public record Copy(AccountId account, SymbolMatch.@Nullable Found symbol, Side side, Price price, Price stopLoss) {}

    Optional<Funds> mastersFunds() {
        return figures.funds(master.account());
    }

    Optional<Funds> followersFunds() {
        return figures.funds(copy.account());
    }

    /** Units in one lot of the symbol that the master traded; zero if that is not known. */
    BigDecimal mastersContract() {
        return figures.symbol(master.account(), master.symbol()) instanceof SymbolMatch.Found found
                        && isSameName(found.spec())
                ? found.spec().contractSize()
                : BigDecimal.ZERO;
    }

    private boolean isSameName(SymbolSpec spec) {
        return spec.symbol().equals(master.symbol());
    }

    /** The same of the copy's symbol. */
    BigDecimal followersContract() {
        return copy.symbol() == null ? BigDecimal.ZERO : copy.symbol().spec().contractSize();
    }
}
