package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.database.LeadershipListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the lead over the database and tells those whose memory may be out of date then. Processor thread only. */
final class Lead {

    private static final Logger log = LoggerFactory.getLogger(Lead.class);

    private final Journal journal;
    private final List<LeadershipListener> listeners;
    private boolean announced;

    Lead(Journal journal, List<LeadershipListener> listeners) {
        this.journal = journal;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * @return false while another server has the lead
     * @throws JournalException if the database is away
     */
    boolean take() {
        switch (journal.lead()) {
            case STANDBY -> {
                return false;
            }
            case TAKEN -> {
                log.info("Took the lead over the database");
                announced = false;
            }
            case KEPT -> {}
        }
        if (!announced) {
            listeners.forEach(LeadershipListener::leadershipTaken);
            announced = true;
        }
        return true;
    }
}
