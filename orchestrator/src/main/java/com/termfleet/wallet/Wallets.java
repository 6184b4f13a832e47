package com.termfleet.wallet;

import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.figures.AccountFigures;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import com.termfleet.wallet.ledger.WalletId;
import com.termfleet.wallet.store.SmallestUnit;
import com.termfleet.wallet.store.WalletEntries;
import com.termfleet.wallet.store.WalletRow;
import com.termfleet.wallet.store.WalletStore;
import com.termfleet.wallet.store.WalletWriter.Applied;
import com.termfleet.wallet.store.WalletWriter.Origin;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Community wallets for persons. Admins and the owner of a wallet's account see and change it; a user who is linked to a
 * member sees the wallet's totals and their own holding. For others a wallet does not exist. Thread-safe; blocks.
 *
 * <p>A {@code key} makes a repeated request harmless: the same change with the same key is made once.
 */
public final class Wallets {

    private final WalletStore store;
    private final WalletEntries entries;
    private final WalletChanges changes;
    private final WalletReader reader;
    private final Accounts accounts;
    private final AccountFigures figures;
    private final Clock clock;

    Wallets(
            WalletStore store,
            WalletEntries entries,
            WalletChanges changes,
            WalletReader reader,
            Accounts accounts,
            AccountFigures figures,
            Clock clock) {
        this.store = store;
        this.entries = entries;
        this.changes = changes;
        this.reader = reader;
        this.accounts = accounts;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * @throws InvalidInputException with every field that cannot be used
     * @throws ConflictException if the account has a wallet
     */
    public WalletView open(NewWallet request, Principal principal) {
        Long number = request.accountId();
        if (number == null) {
            throw new InvalidInputException("accountId", "is required");
        }
        Account account = accounts.require(number, principal);
        WalletOpening opening = WalletOpening.of(request, account.id(), figures);
        if (!store.create(account.id(), opening.currency(), opening.unit(), clock.instant())) {
            throw new ConflictException("Account " + account.id() + " has a community wallet already.");
        }
        return reader.view(store.find(account.id()).orElseThrow());
    }

    /** Oldest first. */
    public Page<WalletView> list(PageRequest page, Principal principal) {
        Set<WalletId> asMember = new HashSet<>(store.walletsOf(principal.user()));
        var visible = store.all().stream()
                .filter(row -> mayManage(row, principal) || asMember.contains(row.id()))
                .toList();
        return Page.cut(visible, page).map(reader::view);
    }

    public WalletView get(long wallet, Principal principal) {
        return reader.view(visible(wallet, principal));
    }

    /** In the order of their ids; for who does not manage the wallet only their own. */
    public Page<MemberView> members(long wallet, PageRequest page, Principal principal) {
        WalletRow row = visible(wallet, principal);
        return Page.cut(reader.members(row, viewer(row, principal)), page);
    }

    public MemberView join(long wallet, NewMember request, @Nullable String key, Principal principal) {
        WalletRow row = managed(wallet, principal);
        var member = changes.join(row.id(), request, origin(key, principal));
        return reader.member(managed(wallet, principal), changes.existing(row.id(), member.value()));
    }

    public MemberView invest(
            long wallet, String member, @Nullable Money amount, @Nullable String key, Principal principal) {
        WalletRow row = managed(wallet, principal);
        return view(changes.invest(row.id(), member, amount, origin(key, principal)), member);
    }

    /** @param amount by which the member's holding is to fall; a performance fee is taken from it */
    public WithdrawalView withdraw(
            long wallet, String member, @Nullable Money amount, @Nullable String key, Principal principal) {
        WalletRow row = managed(wallet, principal);
        Applied applied = changes.withdraw(row.id(), member, amount, origin(key, principal));
        SmallestUnit unit = row.unit();
        long withdrawn = unit.payment("amount", amount);
        long fee = applied.before().feeOn(changes.existing(row.id(), member).id(), withdrawn);
        return new WithdrawalView(
                unit.money(withdrawn), unit.money(fee), unit.money(withdrawn - fee), view(applied, member));
    }

    private MemberView view(Applied applied, String member) {
        WalletRow row = applied.row();
        return MemberView.of(changes.existing(row.id(), member), row, applied.after());
    }

    /** Values the wallet by hand: the difference to its value is profit or loss. */
    public WalletView value(long wallet, @Nullable Money value, @Nullable String key, Principal principal) {
        return view(changes.value(managed(wallet, principal).id(), value, origin(key, principal)));
    }

    public WalletView agreeFee(
            long wallet, @Nullable BigDecimal percent, @Nullable String earner, Principal principal) {
        return view(changes.agreeFee(managed(wallet, principal).id(), percent, earner, origin(null, principal)));
    }

    public WalletView endFee(long wallet, Principal principal) {
        return view(changes.endFee(managed(wallet, principal).id(), origin(null, principal)));
    }

    /** All members pay the performance fee that is due. */
    public WalletView chargeFees(long wallet, @Nullable String key, Principal principal) {
        return view(changes.chargeFees(managed(wallet, principal).id(), origin(key, principal)));
    }

    private WalletView view(Applied applied) {
        return reader.view(store.find(applied.row().id()).orElseThrow());
    }

    /**
     * For who does not manage the wallet only their own lines.
     *
     * @param from null: the first of the month of the last day
     * @param to null: today
     */
    public StatementView statement(long wallet, @Nullable LocalDate from, @Nullable LocalDate to, Principal principal) {
        WalletRow row = visible(wallet, principal);
        return reader.statement(row, DayRange.of(from, to, clock.instant()), viewer(row, principal));
    }

    /** The ledger, newest first. */
    public Page<EntryView> entries(long wallet, PageRequest page, Principal principal) {
        WalletRow row = managed(wallet, principal);
        return entries.list(row, page).map(entry -> EntryView.of(entry, row.unit()));
    }

    private WalletRow managed(long wallet, Principal principal) {
        WalletRow row = visible(wallet, principal);
        if (!mayManage(row, principal)) {
            throw new NotAllowedException("Only the owner of the wallet's account and admins may do this.");
        }
        return row;
    }

    private WalletRow visible(long wallet, Principal principal) {
        return (wallet > 0 ? store.find(new WalletId(wallet)) : Optional.<WalletRow>empty())
                .filter(row -> mayManage(row, principal) || reader.isMember(row.id(), principal.user()))
                .orElseThrow(() -> new NotFoundException("There is no wallet " + wallet + "."));
    }

    /** Wallets of deleted accounts are the admins'. */
    private boolean mayManage(WalletRow row, Principal principal) {
        return principal.isAdmin()
                || accounts.find(row.account())
                        .filter(account -> principal.mayUse(account.owner()))
                        .isPresent();
    }

    /** Null: sees all members. */
    private @Nullable UserId viewer(WalletRow row, Principal principal) {
        return mayManage(row, principal) ? null : principal.user();
    }

    private static Origin origin(@Nullable String key, Principal principal) {
        return new Origin(key, principal.user());
    }
}
