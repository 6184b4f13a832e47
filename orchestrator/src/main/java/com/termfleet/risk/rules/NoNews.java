package com.termfleet.risk.rules;

import com.termfleet.risk.MissingData;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.NewsWindows;
import com.termfleet.risk.news.NewsCalendar;

/** Nothing is opened around news. A calendar that has run out is missing data: no entry is not the same as no news. */
record NoNews(Scope scope, NewsWindows windows) implements RiskRule {

    @Override
    public String name() {
        return "newsWindows";
    }

    @Override
    public Verdict check(Proposal proposal) {
        NewsCalendar calendar = proposal.calendar(windows.calendar());
        if (!calendar.covers(proposal.now().plus(windows.before()))) {
            throw new MissingData("The news calendar \"" + calendar.name() + "\" ends at " + calendar.coversUntil()
                    + "; a newer file is needed.");
        }
        return calendar.near(proposal.now(), windows.before(), windows.after(), windows::counts)
                .map(event -> Verdict.reject(
                        RiskCode.NEWS,
                        "The " + scope + " opens nothing from "
                                + windows.before().toMinutes() + " min before until "
                                + windows.after().toMinutes() + " min after \"" + event.title() + "\" at "
                                + event.from() + "."))
                .orElse(Verdict.ALLOW);
    }
}
