package com.termfleet.figures;

import com.termfleet.gateway.Session;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SymbolSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What accounts have announced of their brokers' symbols, kept beyond their sessions: an Expert Advisor that sees the same
 * epoch again announces only what has changed. Kept for Expert Advisors that name themselves and come back to the same
 * broker login; the symbols of others end with the session. What accounts that are away have announced is dropped, under a
 * new epoch, when there is no room for what connected ones announce. Thread-safe.
 */
public final class SymbolMemory {

    private final SymbolTables tables;

    /** No epoch of an earlier server process comes again. */
    private final String process;

    // All guarded by this.
    private final Map<AccountId, Entry> entries = new HashMap<>();
    private long epochs;

    /** @param process begins every epoch; unique among all server processes */
    public SymbolMemory(SymbolTables tables, String process) {
        this.tables = tables;
        this.process = process;
    }

    /** Whose symbols they are. Others may see other symbols under the same account. */
    private record Owner(
            @Nullable String expert,
            @Nullable String brokerServer,
            @Nullable String login) {

        static Owner of(Session.Introduction introduction) {
            return new Owner(introduction.expert(), introduction.server(), introduction.login());
        }
    }

    private static final class Entry {

        private final String epoch;
        private final Owner owner;
        private final AccountSymbols symbols;
        /** A session has it, or was promised it. */
        private boolean inUse = true;

        Entry(String epoch, Owner owner, AccountSymbols symbols) {
            this.epoch = epoch;
            this.owner = owner;
            this.symbols = symbols;
        }
    }

    /** The epoch for a session that signs in; empty if its symbols are not kept. */
    public synchronized String epochFor(AccountId account, Session.Introduction introduction) {
        if (introduction.expert() == null) {
            return "";
        }
        Entry entry = entries.get(account);
        if (entry != null && entry.owner.equals(Owner.of(introduction))) {
            entry.inUse = true;
            return entry.epoch;
        }
        return process + "-" + ++epochs;
    }

    /** The symbols of a session that has begun: those of its epoch, or none yet. */
    public synchronized AccountSymbols open(Session session) {
        String epoch = epochOf(session);
        Entry kept = entries.remove(session.account());
        if (kept != null && !epoch.isEmpty() && kept.epoch.equals(epoch)) {
            entries.put(session.account(), kept);
            return kept.symbols;
        }
        if (kept != null) {
            kept.symbols.release();
        }
        Session.Introduction introduction = session.introduction();
        AccountSymbols symbols = tables.open(introduction.server());
        entries.put(session.account(), new Entry(epoch, Owner.of(introduction), symbols));
        return symbols;
    }

    public synchronized void announce(Session session, SymbolSpec spec) {
        Entry entry = entries.get(session.account());
        if (entry != null && !entry.symbols.announce(spec) && !entry.symbols.isFull() && dropAllAway()) {
            entry.symbols.announce(spec);
        }
    }

    /** The account has no session any more. */
    public synchronized void left(AccountId account) {
        Entry entry = entries.get(account);
        if (entry == null) {
            return;
        }
        entry.inUse = false;
        if (entry.epoch.isEmpty()) {
            entries.remove(account);
            entry.symbols.release();
        }
    }

    /** @return whether there were any */
    private boolean dropAllAway() {
        return entries.values().removeIf(entry -> {
            if (!entry.inUse) {
                entry.symbols.release();
            }
            return !entry.inUse;
        });
    }

    /** Session ids of Expert Advisors are EPOCH.UUID. */
    private static String epochOf(Session session) {
        int dot = session.id().indexOf('.');
        return dot < 0 ? "" : session.id().substring(0, dot);
    }
}
