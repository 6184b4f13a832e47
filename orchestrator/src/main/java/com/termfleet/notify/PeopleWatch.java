package com.termfleet.notify;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonSignedIn;
import com.termfleet.database.RepeatedTask;
import com.termfleet.notify.channel.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records sign-ins and changes of persons for the channels of admins, off the request's thread: a sign-in does not wait for the
 * database. The queue is bounded: beyond {@value #CAPACITY} that wait, further ones are dropped and the drop is logged. What waits
 * when the process is killed is not recorded.
 */
@Component
class PeopleWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeopleWatch.class);

    private static final int CAPACITY = 1_000;
    private static final Duration GATHERED = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    /** Stops after the web server, whose requests bring the last ones. */
    private static final int PHASE = 900;

    private final NotificationTable table;
    private final Clock clock;
    private final BlockingQueue<PeopleNews> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final RepeatedTask task = new RepeatedTask("people-notifications", this::recordOrWait);

    PeopleWatch(NotificationTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @EventListener
    void done(PersonAction action) {
        if (action.subject() == PersonAction.Subject.USER) {
            offer(Topic.PERSON, "Change of a person", action.by().email() + " " + action.text());
        }
    }

    @EventListener
    void signedIn(PersonSignedIn signIn) {
        offer(Topic.SIGN_IN, "Sign-in", signIn.person().email() + " signed in from " + signIn.address());
    }

    private void offer(Topic topic, String subject, String message) {
        if (!queue.offer(new PeopleNews(topic, subject, message, clock.instant()))) {
            log.warn("Too many changes of persons wait to be recorded; dropped topic={}", topic);
        }
    }

    private Duration recordOrWait() {
        try {
            recordWaiting();
            return GATHERED;
        } catch (DataAccessException | TransactionException e) {
            log.warn("Changes of persons not recorded; trying again error={}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("A change of a person could not be recorded and was dropped", e);
            queue.poll();
        }
        return PAUSE_AFTER_FAILURE;
    }

    private void recordWaiting() {
        for (PeopleNews next = queue.peek(); next != null; next = queue.peek()) {
            table.tellAdmins(next, clock.instant());
            queue.remove();
        }
    }

    @Override
    public void start() {
        task.start();
    }

    /** Records what waits before the database is closed. */
    @Override
    public void stop() {
        if (task.stop(STOP_TIME)) {
            try {
                recordWaiting();
            } catch (RuntimeException e) {
                log.warn("Last changes of persons not recorded error={}", e.getMessage());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return task.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
