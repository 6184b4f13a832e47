package com.termfleet.stream;

import com.termfleet.account.Accounts;
import com.termfleet.copy.history.MasterTrades;
import com.termfleet.copy.history.PairView;
import com.termfleet.copy.history.TradePairs;
import com.termfleet.copy.history.TradeView;
import com.termfleet.fleet.AccountViews;
import com.termfleet.kernel.AccountId;
import com.termfleet.stream.Changes.Batch;
import com.termfleet.terminal.TerminalView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Turns changes into events. Each object is read and serialised once, however many subscribers there are. */
@Component
class EventWriter {

    private final MasterTrades trades;
    private final TradePairs pairs;
    private final Accounts accounts;
    private final AccountViews views;
    private final JsonMapper json;

    EventWriter(MasterTrades trades, TradePairs pairs, Accounts accounts, AccountViews views, JsonMapper json) {
        this.trades = trades;
        this.pairs = pairs;
        this.accounts = accounts;
        this.views = views;
        this.json = json;
    }

    /** @throws org.springframework.dao.DataAccessException if trades and copies cannot be read */
    List<Addressed> events(Batch batch) {
        List<Addressed> events = new ArrayList<>();
        batch.terminals().forEach(terminal -> addTerminal(events, terminal));
        for (TradeView trade : trades.find(batch.trades())) {
            Set<AccountId> about = new HashSet<>(batch.followersOf(trade.id()));
            about.add(trade.masterAccountId());
            events.add(event("trade", trade.id().value(), trade, about));
        }
        for (PairView pair : pairs.find(batch.pairs())) {
            Set<AccountId> about = Set.copyOf(List.of(pair.masterAccountId(), pair.followerAccountId()));
            events.add(event("pair", pair.id().value(), pair, about));
        }
        for (Alert alert : batch.alerts()) {
            String key = alert.accountId() + ":" + alert.at() + ":" + alert.text();
            events.add(event("alert", key, alert, Set.of(alert.accountId())));
        }
        return events;
    }

    private void addTerminal(List<Addressed> events, TerminalView terminal) {
        views.of(terminal)
                .ifPresent(view -> events.add(event("terminal", view.id().value(), view, Set.of(view.id()))));
    }

    private Addressed event(String name, Object id, Object body, Set<AccountId> about) {
        return new Addressed(
                new StreamEvent(name, name + ":" + id, json.writeValueAsString(body)), Audience.of(accounts, about));
    }

    record Addressed(StreamEvent event, Audience audience) {}
}
