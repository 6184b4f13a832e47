package com.termfleet.notify;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonSignedIn;
import com.termfleet.database.BatchRecorder;
import com.termfleet.notify.channel.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Records sign-ins and changes of persons for the channels of admins, off the request's thread: a sign-in does not wait for the
 * database. The queue is bounded: beyond {@value #CAPACITY} that wait, further ones are dropped and the drop is logged. What waits
 * when the process is killed is not recorded.
 */
@Component
class PeopleWatch extends BatchRecorder<PeopleNews, PeopleNews> {

    private static final Logger log = LoggerFactory.getLogger(PeopleWatch.class);
    private static final int CAPACITY = 1_000;
    private static final Duration GATHERED = Duration.ofMillis(250);

    private final NotificationTable table;
    private final Clock clock;

    PeopleWatch(NotificationTable table, Clock clock) {
        super(new Settings("people-notifications", CAPACITY, 1, GATHERED));
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
        if (!offer(new PeopleNews(topic, subject, message, clock.instant()))) {
            log.warn("Too many changes of persons wait to be recorded; dropped topic={}", topic);
        }
    }

    @Override
    protected List<PeopleNews> prepare(List<PeopleNews> batch) {
        return batch;
    }

    @Override
    protected void store(List<PeopleNews> items) {
        items.forEach(news -> table.tellAdmins(news, clock.instant()));
    }
}
