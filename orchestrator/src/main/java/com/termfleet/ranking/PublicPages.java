package com.termfleet.ranking;

import com.termfleet.access.Principal;
import com.termfleet.access.Secrets;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.NotFoundException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What owners let others see of their masters. Thread-safe; blocks. */
public final class PublicPages {

    private static final int LINK_BYTES = 16;

    private final PublicPageStore store;
    private final Accounts accounts;
    private final Clock clock;

    PublicPages(PublicPageStore store, Accounts accounts, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * A public page as its owner sees it.
     *
     * @param shownTitle what others read as title
     * @param link the last part of the page's address; null while it is switched off
     */
    public record PublicPageView(
            AccountId accountId,
            boolean listed,
            @Nullable String title,
            String shownTitle,
            @Nullable String description,
            @Nullable String link) {

        private static PublicPageView of(PublicPage page, Account master) {
            return new PublicPageView(
                    page.account(),
                    page.isListed(),
                    page.title(),
                    page.titleOf(master),
                    page.description(),
                    page.link());
        }
    }

    /**
     * @throws NotFoundException if there is no such account that this person may use
     * @throws ConflictException if it is not a master
     */
    public PublicPageView get(long account, Principal principal) {
        Account master = master(account, principal);
        return PublicPageView.of(page(master), master);
    }

    /**
     * Switching on makes a new link, switching off ends it.
     *
     * @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used
     * @throws NotFoundException if there is no such account that this person may use
     * @throws ConflictException if it is not a master
     */
    public PublicPageView change(long account, PageSettings settings, Principal principal) {
        Account master = master(account, principal);
        boolean listed = settings.check(master);
        PublicPage before = page(master);
        String link = before.isListed() ? before.link() : newLink();
        return put(new PublicPage(master.id(), settings.title(), settings.description(), listed ? link : null), master);
    }

    /**
     * Gives the page a new link; the one before is dead at once.
     *
     * @throws NotFoundException if there is no such account that this person may use
     * @throws ConflictException if it is not a master, or switched off
     */
    public PublicPageView renewLink(long account, Principal principal) {
        Account master = master(account, principal);
        PublicPage before = page(master);
        if (!before.isListed()) {
            throw new ConflictException("The public page is switched off, so it has no link. Switch it on first.");
        }
        return put(new PublicPage(master.id(), before.title(), before.description(), newLink()), master);
    }

    private PublicPageView put(PublicPage page, Account master) {
        store.put(page, master.owner(), clock.instant());
        return PublicPageView.of(page, master);
    }

    private Account master(long account, Principal principal) {
        Account found = accounts.require(account, principal);
        if (found.role() != SessionRole.MASTER) {
            throw new ConflictException("Account " + account + " is a follower; only a master has a public page.");
        }
        return found;
    }

    private PublicPage page(Account master) {
        return store.find(master.id()).orElse(PublicPage.off(master.id()));
    }

    private static String newLink() {
        return Secrets.hex("", LINK_BYTES);
    }
}
