package com.termfleet.figures;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Changed while this is locked; read by any thread. */
    private final Map<AccountId, Entry> entries = new ConcurrentHashMap<>();

    /** Guarded by this. */
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
        /** The ids of the sessions that have it, or of the one that had it last; several of a master with an expert for each chart. */
        private final Set<String> sessions = new HashSet<>();

        private final boolean shared;

        Entry(String epoch, Session session, AccountSymbols symbols) {
            this.epoch = epoch;
            this.owner = Owner.of(session.introduction());
            this.sessions.add(session.id());
            this.shared = isShared(session);
            this.symbols = symbols;
        }

        void takenBy(Session next) {
            if (!shared) {
                sessions.clear();
            }
            sessions.add(next.id());
            inUse = true;
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

    private static boolean isShared(Session session) {
        return session.dialect() == Dialect.COPY_TRADE_PRO && session.role() == SessionRole.MASTER;
    }

    /** The symbols of a session that has begun: those of its epoch, or none yet. */
    public synchronized AccountSymbols open(Session session) {
        String epoch = epochOf(session);
        Entry kept = entries.get(session.account());
        boolean same = kept != null && !epoch.isEmpty() && kept.epoch.equals(epoch);
        if (kept != null && (same || (kept.shared && isShared(session)))) {
            kept.takenBy(session);
            return kept.symbols;
        }
        AccountSymbols symbols = tables.open(session.introduction().server());
        entries.put(session.account(), new Entry(epoch, session, symbols));
        if (kept != null) {
            kept.symbols.release();
        }
        return symbols;
    }

    /** Does nothing if a newer session of the account has begun. */
    public synchronized void announce(Session session, SymbolSpec spec, BigDecimal tickValue, BigDecimal margin) {
        Entry entry = entryOf(session);
        if (entry == null || entry.symbols.announce(spec, tickValue, margin)) {
            return;
        }
        if (!entry.symbols.isFull() && dropAllAway()) {
            entry.symbols.announce(spec, tickValue, margin);
        }
    }

    /** The session has ended; does nothing if a newer one of the account has begun. */
    public synchronized void left(Session session) {
        Entry entry = entryOf(session);
        if (entry == null) {
            return;
        }
        if (entry.sessions.size() > 1) {
            entry.sessions.remove(session.id());
            return;
        }
        entry.inUse = false;
        if (entry.epoch.isEmpty()) {
            entries.remove(session.account());
            entry.symbols.release();
        }
    }

    /** The symbol of this account's broker that another broker's name means. Does not lock. */
    SymbolMatch match(AccountId account, Symbol wanted) {
        Entry entry = entries.get(account);
        return entry == null ? new SymbolMatch.NothingAnnounced() : entry.symbols.match(wanted);
    }

    /** All that the account has announced, in no order. */
    List<SymbolMatch.Found> all(AccountId account) {
        Entry entry = entries.get(account);
        return entry == null ? List.of() : entry.symbols.all();
    }

    private @Nullable Entry entryOf(Session session) {
        Entry entry = entries.get(session.account());
        return entry != null && entry.sessions.contains(session.id()) ? entry : null;
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
