package com.termfleet.compat.copytradepro;

import com.termfleet.access.PersonAction;
import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.kernel.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the experts of connected followers when they begin or cease to copy. They ask for their status at their start and would go on
 * ignoring, or opening, what they are sent. Thread-safe.
 */
@Component
class StatusNews implements SessionListener {

    private final FollowerStatus status;
    private final RequestLanes lanes;
    private final Map<AccountId, Told> connected = new ConcurrentHashMap<>();

    StatusNews(FollowerStatus status, RequestLanes lanes) {
        this.status = status;
        this.lanes = lanes;
    }

    /**
     * @param active what the expert goes by; null while that is not known
     * @param asked what it was last told in so many words; null if it was told nothing
     */
    private record Told(
            Session session,
            @Nullable Boolean active,
            @Nullable Boolean asked) {}

    @Override
    public void opened(Session session) {
        if (session.dialect() == Dialect.COPY_TRADE_PRO && session.role() == SessionRole.FOLLOWER) {
            connected.put(session.account(), new Told(session, null, null));
            // What it goes by without having asked is how it is now: only a change is told.
            lanes.run(session.account(), () -> put(session, status.isActive(session.account()), false));
        }
    }

    @Override
    public void closed(Session session, CloseReason reason) {
        connected.computeIfPresent(
                session.account(), (account, told) -> told.session().id().equals(session.id()) ? null : told);
    }

    /** The expert is being told so. */
    void goesBy(Session session, boolean active) {
        put(session, active, true);
    }

    private void put(Session session, boolean active, boolean told) {
        connected.computeIfPresent(
                session.account(),
                (account, before) -> before.session().id().equals(session.id())
                        ? new Told(session, active, told ? Boolean.valueOf(active) : before.asked())
                        : before);
    }

    /** It was told that it is subscribed, and takes that for active unless it was told the contrary before. */
    void subscribed(Session session) {
        Told told = connected.get(session.account());
        boolean toldInactive = told != null && Boolean.FALSE.equals(told.asked());
        boolean active = status.isActive(session.account());
        goesBy(session, active);
        if (toldInactive || !active) {
            session.send(new ExpertNotice.Status(active));
        }
    }

    /** Whatever a person has changed may concern a subscription or a pause. */
    @EventListener
    void changed(PersonAction action) {
        switch (action.subject()) {
            case SUBSCRIPTION, ACCOUNT, INSTALLATION -> lookAgain();
            case CONTAINER, TOKEN, USER, WALLET -> {}
        }
    }

    void lookAgain() {
        connected.keySet().forEach(account -> lanes.run(account, () -> compare(account)));
    }

    void compare(AccountId account) {
        Told told = connected.get(account);
        if (told == null || told.active() == null) {
            return;
        }
        boolean active = status.isActive(account);
        if (active != told.active()) {
            goesBy(told.session(), active);
            told.session().send(new ExpertNotice.Status(active));
        }
    }
}
