package com.termfleet.wallet;

import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.OneLine;
import com.termfleet.kernel.UserId;
import com.termfleet.wallet.ledger.MemberId;
import com.termfleet.wallet.ledger.PerformanceFee;
import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletEvent.FeeAgreed;
import com.termfleet.wallet.ledger.WalletEvent.FeesCharged;
import com.termfleet.wallet.ledger.WalletEvent.Invested;
import com.termfleet.wallet.ledger.WalletEvent.Withdrawn;
import com.termfleet.wallet.ledger.WalletId;
import com.termfleet.wallet.store.Member;
import com.termfleet.wallet.store.WalletStore;
import com.termfleet.wallet.store.WalletWriter;
import com.termfleet.wallet.store.WalletWriter.Applied;
import com.termfleet.wallet.store.WalletWriter.Origin;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks what persons and platforms want to change in a wallet, and has it written. Thread-safe; blocks. */
final class WalletChanges {

    private static final int MAX_EMAIL = 254;
    private static final int MAX_KEY = 200;
    private static final int PERCENT_DECIMALS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final WalletStore store;
    private final WalletWriter writer;
    private final Users users;
    private final Clock clock;

    WalletChanges(WalletStore store, WalletWriter writer, Users users, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.users = users;
        this.clock = clock;
    }

    /** Adds a member, with a first investment if there is one. */
    MemberId join(WalletId wallet, NewMember request, Origin origin) {
        check(origin);
        String id = request.memberId();
        String email = request.email();
        FieldErrors errors = new FieldErrors()
                .check(id != null && MemberId.isValid(id), "memberId", MemberId.RULE)
                .check(isAddress(email), "email", "must be an e-mail address");
        checkUser(request.userId(), errors);
        errors.throwIfAny();
        MemberId member = new MemberId(String.valueOf(id));
        UserId user = request.userId() == null ? null : new UserId(request.userId());
        Money first = request.investment();
        writer.add(
                wallet,
                new Member(member, String.valueOf(email), user, clock.instant()),
                first == null || first.amount().signum() == 0 ? null : investment("investment", member, first),
                origin);
        return member;
    }

    private static boolean isAddress(@Nullable String email) {
        return email != null && OneLine.fits(email, MAX_EMAIL) && email.indexOf('@') > 0;
    }

    private void checkUser(@Nullable Long user, FieldErrors errors) {
        if (user != null) {
            Optional<User> found = user > 0 ? users.find(new UserId(user)) : Optional.empty();
            errors.check(
                    found.filter(known -> known.role() == Role.INVESTOR).isPresent(),
                    "userId",
                    "must be the id of a user with the role INVESTOR");
        }
    }

    Applied invest(WalletId wallet, String member, @Nullable Money amount, Origin origin) {
        check(origin);
        MemberId id = existing(wallet, member).id();
        return writer.apply(wallet, investment("amount", id, amount), origin);
    }

    private static WalletWriter.Change investment(String field, MemberId member, @Nullable Money amount) {
        return (row, wallet) -> {
            if (wallet.units().signum() > 0 && wallet.value() <= 0) {
                throw new ConflictException("The holdings of wallet " + row.id() + " are worth "
                        + row.unit().money(wallet.value()) + " " + row.currency()
                        + ", so units have no price. Invest after the account has recovered.");
            }
            return new Invested(member, row.unit().payment(field, amount));
        };
    }

    /** @param amount by which the holding is to fall */
    Applied withdraw(WalletId wallet, String member, @Nullable Money amount, Origin origin) {
        check(origin);
        MemberId id = existing(wallet, member).id();
        return writer.apply(
                wallet,
                (row, current) -> {
                    long wanted = row.unit().payment("amount", amount);
                    long held = Math.max(0, current.of(id).value());
                    if (wanted > held) {
                        throw new InvalidInputException(
                                "amount",
                                "must be at most what the member holds: "
                                        + row.unit().money(held) + " " + row.currency());
                    }
                    return new Withdrawn(id, wanted);
                },
                origin);
    }

    /** @param value what all holdings are worth now; the difference is profit or loss */
    Applied value(WalletId wallet, @Nullable Money value, Origin origin) {
        check(origin);
        if (value == null) {
            throw new InvalidInputException("value", "is required");
        }
        return writer.apply(
                wallet,
                (row, current) -> {
                    if (current.units().signum() == 0) {
                        throw new ConflictException("Wallet " + row.id() + " has no investments to be valued.");
                    }
                    return new Earned(Math.subtractExact(row.unit().exact("value", value), current.value()));
                },
                origin);
    }

    Applied agreeFee(WalletId wallet, @Nullable BigDecimal percent, @Nullable String earner, Origin origin) {
        new FieldErrors()
                .check(isPercent(percent), "percent", "must be above 0 and at most 100, with at most 4 decimals")
                .check(
                        earner != null
                                && MemberId.isValid(earner)
                                && store.member(wallet, new MemberId(earner)).isPresent(),
                        "earner",
                        "must be the id of a member of the wallet")
                .throwIfAny();
        PerformanceFee fee =
                percent == null || earner == null ? null : new PerformanceFee(percent, new MemberId(earner));
        return writer.apply(wallet, (_, _) -> new FeeAgreed(fee), origin);
    }

    private static boolean isPercent(@Nullable BigDecimal percent) {
        return percent != null
                && percent.signum() > 0
                && percent.compareTo(HUNDRED) <= 0
                && percent.stripTrailingZeros().scale() <= PERCENT_DECIMALS;
    }

    Applied endFee(WalletId wallet, Origin origin) {
        return writer.apply(wallet, (_, _) -> new FeeAgreed(null), origin);
    }

    Applied chargeFees(WalletId wallet, Origin origin) {
        check(origin);
        return writer.apply(
                wallet,
                (row, current) -> {
                    if (current.fee() == null) {
                        throw new ConflictException(
                                "No performance fee is agreed for wallet " + row.id() + ". Set one first.");
                    }
                    return new FeesCharged();
                },
                origin);
    }

    Member existing(WalletId wallet, String member) {
        Optional<Member> found =
                MemberId.isValid(member) ? store.member(wallet, new MemberId(member)) : Optional.empty();
        return found.orElseThrow(
                () -> new NotFoundException("Wallet " + wallet + " has no member " + shortened(member) + "."));
    }

    private static String shortened(String member) {
        return MemberId.isValid(member) ? member : "with this id";
    }

    private static void check(Origin origin) {
        String key = origin.key();
        new FieldErrors()
                .check(
                        key == null || OneLine.fits(key, MAX_KEY),
                        "Idempotency-Key",
                        "must be 1 to " + MAX_KEY + " characters on one line")
                .throwIfAny();
    }
}
