package com.termfleet.ranking;

import com.termfleet.account.Account;
import com.termfleet.account.Account.TerminalKind;
import com.termfleet.account.Accounts;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The masters whose owners have switched their public pages on. Thread-safe; blocks. */
public final class Ranking {

    private final PublicPageStore pages;
    private final Accounts accounts;
    private final FigureReader figures;
    private final Subscriptions subscriptions;

    Ranking(PublicPageStore pages, Accounts accounts, FigureReader figures, Subscriptions subscriptions) {
        this.pages = pages;
        this.accounts = accounts;
        this.figures = figures;
        this.subscriptions = subscriptions;
    }

    /** The best first. */
    public Page<RankedMaster> list(RankingPeriod period, RankingOrder order, PageRequest request) {
        List<PublicPage> listed = pages.listed();
        List<AccountId> masters = listed.stream().map(PublicPage::account).toList();
        Map<AccountId, MasterFigures> achieved = figures.of(masters, period);
        Map<AccountId, Integer> followers = subscriptions.followers(masters);
        return Page.cut(
                listed.stream()
                        .flatMap(page -> ranked(page, achieved, followers))
                        .sorted(order.comparator())
                        .toList(),
                request);
    }

    /** None for an account that was deleted at this moment. */
    private Stream<RankedMaster> ranked(
            PublicPage page, Map<AccountId, MasterFigures> achieved, Map<AccountId, Integer> followers) {
        return accounts.find(page.account()).stream()
                .map(master -> new RankedMaster(
                        master.id(),
                        page.titleOf(master),
                        page.description(),
                        isSimulated(master),
                        Objects.requireNonNull(page.link()),
                        followers.getOrDefault(master.id(), 0),
                        Objects.requireNonNull(achieved.get(master.id()))));
    }

    /** @throws NotFoundException if the link is that of no page, or of one that was switched off or has another link now */
    public PublicMaster page(String link, RankingPeriod period) {
        PublicPage page = pages.withLink(link).orElseThrow(Ranking::notFound);
        Account master = accounts.find(page.account()).orElseThrow(Ranking::notFound);
        return new PublicMaster(
                page.titleOf(master),
                page.description(),
                isSimulated(master),
                subscriptions.followers(List.of(master.id())).getOrDefault(master.id(), 0),
                period,
                figures.of(master.id(), period),
                figures.curve(master.id(), period));
    }

    private static NotFoundException notFound() {
        return new NotFoundException("There is no such page. Its owner may have switched it off or renewed its link.");
    }

    private static boolean isSimulated(Account master) {
        return master.terminal() == TerminalKind.SIMULATOR;
    }
}
