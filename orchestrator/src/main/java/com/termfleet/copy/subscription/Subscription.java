package com.termfleet.copy.subscription;

import com.termfleet.copy.sizing.mode.AsMaster;
import com.termfleet.copy.sizing.mode.Fixed;
import com.termfleet.copy.sizing.mode.FundsRatio;
import com.termfleet.copy.sizing.mode.Multiplier;
import com.termfleet.copy.sizing.mode.Notional;
import com.termfleet.copy.sizing.mode.RiskPercent;
import com.termfleet.copy.sizing.mode.SizingRule;
import com.termfleet.copy.trade.Stops;
import com.termfleet.figures.Funds;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.limits.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One follower account's wish to copy one master account.
 *
 * @param owner who owns the follower account
 * @param closing what becomes of its open copies once it is removed; null while it lives
 */
public record Subscription(
        SubscriptionId id,
        AccountId master,
        AccountId follower,
        UserId owner,
        Terms terms,
        @Nullable PauseMode pause,
        Instant createdAt,
        @Nullable Closing closing) {

    /** How copies are made. {@code minLotToCopy} is compared with the master's lot, {@code risk} counts this subscription's copies. */
    public record Terms(
            Sizing sizing,
            boolean reverse,
            Lots minLotToCopy,
            boolean forceMinLot,
            Map<Symbol, Symbol> symbolMap,
            boolean copyStopLoss,
            boolean copyTakeProfit,
            Duration maxSignalAge,
            RiskLimits risk) {

        public Terms {
            symbolMap = Map.copyOf(symbolMap);
        }

        public OrderType direct(OrderType master) {
            return reverse ? master.reversed() : master;
        }

        /**
         * The copy's stops for the master's. On a reversed copy they have changed places.
         *
         * @param own the follower's; left as they are where the master's are not copied
         */
        public Stops direct(Stops master, boolean reversed, Stops own) {
            Stops copied = reversed ? master.swapped() : master;
            boolean stopLoss = reversed ? copyTakeProfit : copyStopLoss;
            boolean takeProfit = reversed ? copyStopLoss : copyTakeProfit;
            return new Stops(
                    stopLoss ? copied.stopLoss() : own.stopLoss(), takeProfit ? copied.takeProfit() : own.takeProfit());
        }

        public boolean copiesStops() {
            return copyStopLoss || copyTakeProfit;
        }
    }

    /** How large a copy is, before limits and rounding. */
    public record Sizing(Mode mode, BigDecimal value) {

        /** The sizing modes: what each makes of the value is said by its class. */
        public enum Mode {
            MULTIPLIER(new Multiplier()),
            FIXED(new Fixed()),
            FOLLOWER(new AsMaster()),
            EQUITY(new FundsRatio("equity", Funds::equity)),
            BALANCE(new FundsRatio("balance", Funds::balance)),
            FREE_MARGIN(new FundsRatio("free margin", Funds::freeMargin)),
            NOTIONAL(new Notional()),
            RISK_PERCENT(new RiskPercent());

            /** Rules have no state: see {@link SizingRule}. */
            @SuppressWarnings("ImmutableEnumChecker")
            private final SizingRule rule;

            Mode(SizingRule rule) {
                this.rule = rule;
            }

            public SizingRule rule() {
                return rule;
            }
        }

        /** The signal goes out as it came: symbol, lot and stops are the business of the follower's expert. */
        public boolean isByFollower() {
            return mode == Mode.FOLLOWER;
        }
    }

    /** What still passes while a subscription is paused. Whatever did not pass is caught up on resuming, opens excepted. */
    public enum PauseMode {
        /** Opens and closes pass, changes of stop loss and take profit wait. */
        OPEN_AND_CLOSE,
        /** Closes pass; the master's opens are skipped. */
        CLOSE_ONLY,
        /** Nothing is sent; closes wait. */
        FROZEN
    }

    /** What becomes of the open copies of a subscription that is removed. */
    public enum Closing {
        KEEP,
        CLOSE_NOW,
        AS_MASTER
    }

    public boolean isRemoved() {
        return closing != null;
    }

    public boolean mayOpen() {
        return !isRemoved() && (pause == null || pause == PauseMode.OPEN_AND_CLOSE);
    }

    public boolean mayClose() {
        return pause != PauseMode.FROZEN;
    }

    public boolean mayModify() {
        return pause == null;
    }
}
