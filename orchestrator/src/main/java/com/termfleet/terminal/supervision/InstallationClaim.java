package com.termfleet.terminal.supervision;

import com.termfleet.database.DatabaseIdentity;
import com.termfleet.terminal.store.TerminalStore;
import com.termfleet.terminal.store.TerminalStore.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether this server may manage the installation's terminals. A restored copy of a database has the original's
 * accounts and installation id; its server must neither touch the original's containers nor trade on the same accounts.
 * The installation's row therefore holds the identity of the database that claimed it, and in any other database
 * nothing is started, stopped or removed until an admin declares what that database is.
 */
@Component
class InstallationClaim {

    static final String REASON =
            "This database was restored or moved: an administrator must say whether it replaces the"
                    + " original or is a copy (POST /api/v1/installation/claim). Until then no terminal is started, stopped or"
                    + " removed.";

    private static final Logger log = LoggerFactory.getLogger(InstallationClaim.class);

    private final TerminalStore store;
    private final DatabaseIdentity identity;

    InstallationClaim(TerminalStore store, DatabaseIdentity identity) {
        this.store = store;
        this.identity = identity;
    }

    /** Claims an installation that was never claimed. */
    boolean isHeld() {
        String here = identity.current();
        Installation installation = store.installation();
        if (installation.server() == null) {
            store.claim(here);
            return true;
        }
        if (!installation.server().equals(here)) {
            log.warn(
                    "Database was restored or moved; terminals are not managed until it is claimed instance={}",
                    installation.instance());
            return false;
        }
        return true;
    }

    /** This database replaces the original, which is no longer used: its containers are adopted. */
    void takeOver() {
        store.claim(identity.current());
        log.warn("Database claimed as moved instance={}", store.instance());
    }

    /** This database is a copy: it gets a new installation id, and all its terminals are stopped. */
    void separate() {
        store.claimAsCopy(identity.current());
        log.warn("Database claimed as copy instance={}", store.instance());
    }
}
