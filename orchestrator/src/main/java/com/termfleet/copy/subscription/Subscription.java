package com.termfleet.copy.subscription;

import com.termfleet.copy.pause.Pause;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.Pauses;
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
 * @param pause of this subscription alone; its accounts and everything can be paused, too
 * @param opensSince since when its own pauses let opens pass
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
        Instant opensSince,
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
            RiskLimits risk,
            Repair repair) {

        public Terms {
            symbolMap = Map.copyOf(symbolMap);
        }

        /** Only new positions are copied, and each once. */
        public Terms(
                Sizing sizing,
                boolean reverse,
                Lots minLotToCopy,
                boolean forceMinLot,
                Map<Symbol, Symbol> symbolMap,
                boolean copyStopLoss,
                boolean copyTakeProfit,
                Duration maxSignalAge,
                RiskLimits risk) {
            this(
                    sizing,
                    reverse,
                    minLotToCopy,
                    forceMinLot,
                    symbolMap,
                    copyStopLoss,
                    copyTakeProfit,
                    maxSignalAge,
                    risk,
                    Repair.NONE);
        }

        public Terms with(Repair other) {
            return new Terms(
                    sizing,
                    reverse,
                    minLotToCopy,
                    forceMinLot,
                    symbolMap,
                    copyStopLoss,
                    copyTakeProfit,
                    maxSignalAge,
                    risk,
                    other);
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

    /** What becomes of the positions that a master held already when copying began, or began again. */
    public enum ExistingPositions {
        SKIP,
        COPY,
        /** Copied at a price that is no worse than the master's, and not at all otherwise. */
        COPY_IF_NOT_BETTER
    }

    /**
     * What is done about positions that a follower does not have.
     *
     * @param reopenManual whether a copy that was closed on the follower's account is opened again, once
     */
    public record Repair(ExistingPositions existing, boolean reopenManual) {

        public static final Repair NONE = new Repair(ExistingPositions.SKIP, false);
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

    /** The pause that counts. Removing a subscription ends its own pause: nobody could end it afterwards. */
    public Pause pausedWith(Pauses wider) {
        return wider.of(isRemoved() ? null : pause, master, follower);
    }

    /** Since when opens pass all levels; of no meaning while they do not. */
    public Instant opensSince(Pauses wider) {
        return wider.opensSince(opensSince, master, follower);
    }

    /** @param mode null to resume it */
    public Subscription paused(@Nullable PauseMode mode, Instant now) {
        Pause.Setting setting = new Pause.Setting(pause, opensSince).changed(mode, now);
        return new Subscription(id, master, follower, owner, terms, mode, createdAt, setting.opensSince(), closing);
    }

    public Subscription removed(Closing how) {
        return new Subscription(id, master, follower, owner, terms, pause, createdAt, opensSince, how);
    }

    public Subscription with(Terms other) {
        return new Subscription(id, master, follower, owner, other, pause, createdAt, opensSince, closing);
    }
}
