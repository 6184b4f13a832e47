package com.termfleet.wallet;

import com.termfleet.figures.AccountFigures;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.wallet.ledger.MemberId;
import com.termfleet.wallet.store.WalletRow;
import com.termfleet.wallet.store.WalletStore;
import com.termfleet.wallet.store.WalletWriter;
import com.termfleet.wallet.store.WalletWriter.Applied;
import com.termfleet.wallet.store.WalletWriter.Origin;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The port for platforms that have one wallet for each account and sign in with the account's key. Who may use the account
 * is the caller's to check. Thread-safe; blocks.
 *
 * <p>Errors: {@link com.termfleet.kernel.InvalidInputException} names the field, {@link NotFoundException} an unknown member,
 * {@link com.termfleet.kernel.ConflictException} a member that exists already or a key that was used for another change.
 */
public final class CommunityWallets {

    private static final NewWallet USUAL = new NewWallet(null, null, null);

    private final WalletStore store;
    private final WalletWriter writer;
    private final WalletChanges changes;
    private final WalletReader reader;
    private final AccountFigures figures;
    private final Clock clock;

    CommunityWallets(
            WalletStore store,
            WalletWriter writer,
            WalletChanges changes,
            WalletReader reader,
            AccountFigures figures,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.changes = changes;
        this.reader = reader;
        this.figures = figures;
        this.clock = clock;
    }

    /** The account's wallet; empty before it is opened. */
    public Optional<WalletView> find(AccountId account) {
        return store.find(account).map(reader::view);
    }

    /**
     * Adds a member, and opens the account's wallet with the first one.
     *
     * @param request its fields are named {@code memberId}, {@code email}, {@code userId} and {@code investment} in errors
     */
    public MemberView join(AccountId account, NewMember request) {
        WalletRow wallet = opened(account);
        MemberId member = changes.join(wallet.id(), request, new Origin(null, null));
        return member(account, member.value());
    }

    private WalletRow opened(AccountId account) {
        Optional<WalletRow> found = store.find(account);
        if (found.isPresent()) {
            return found.get();
        }
        WalletOpening opening = WalletOpening.of(USUAL, account, figures);
        store.create(account, opening.currency(), opening.unit(), clock.instant());
        return required(account);
    }

    /**
     * @param amount above zero, at most 10^12, in whole smallest units of the currency; {@code amount} in errors
     * @param key makes a repeated call harmless; null if the caller has none
     */
    public MemberView invest(AccountId account, String member, @Nullable Money amount, @Nullable String key) {
        WalletRow wallet = required(account);
        Applied applied = changes.invest(wallet.id(), member, amount, new Origin(key, null));
        return MemberView.of(changes.existing(wallet.id(), member), applied.row(), applied.after());
    }

    public MemberView member(AccountId account, String member) {
        WalletRow wallet = required(account);
        return reader.member(wallet, changes.existing(wallet.id(), member));
    }

    /** The account's new balance and equity. Does nothing for an account without a wallet. */
    public void report(AccountId account, AccountReport report) {
        store.find(account).ifPresent(wallet -> writer.report(wallet.id(), report::in));
    }

    private WalletRow required(AccountId account) {
        return store.find(account)
                .orElseThrow(() -> new NotFoundException("Account " + account + " has no community wallet yet."));
    }
}
