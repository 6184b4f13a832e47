package com.termfleet.compat.copytradepro;

import com.termfleet.account.Accounts;
import com.termfleet.gateway.ExpertRequests;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.ExpertRequest;
import com.termfleet.kernel.AccountId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers what experts of this dialect ask, each session in its order. */
@Component
class RequestHandler implements ExpertRequests {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    private static final String MODE_CHANGE_FAILED = "MODE_CHANGE_FAILED";

    private final RequestLanes lanes;
    private final Accounts accounts;
    private final Following following;
    private final FollowerStatus status;
    private final StatusNews news;
    private final MasterModes modes;
    private final PairedTrades paired;
    private final StopOutRecords stopOuts;

    RequestHandler(
            RequestLanes lanes,
            Accounts accounts,
            Following following,
            FollowerStatus status,
            StatusNews news,
            MasterModes modes,
            PairedTrades paired,
            StopOutRecords stopOuts) {
        this.lanes = lanes;
        this.accounts = accounts;
        this.following = following;
        this.status = status;
        this.news = news;
        this.modes = modes;
        this.paired = paired;
        this.stopOuts = stopOuts;
    }

    @Override
    public void received(Session session, ExpertRequest request) {
        lanes.run(session.account(), () -> answer(session, request));
    }

    private void answer(Session session, ExpertRequest request) {
        switch (request) {
            case ExpertRequest.Subscribe(String token) -> subscribe(session, token);
            case ExpertRequest.CheckStatus check -> {
                boolean active = status.isActive(session.account());
                news.goesBy(session, active);
                session.send(new ExpertNotice.Status(active));
            }
            case ExpertRequest.SetMode(String mode) -> setMode(session, mode);
            case ExpertRequest.StopOutAlert(String text) -> stopOuts.add(session.account(), text);
        }
    }

    private void subscribe(Session session, String token) {
        Following.Outcome outcome;
        try {
            outcome = accounts.find(session.account())
                    .map(follower -> following.subscribe(follower, token))
                    .orElse(Following.Outcome.SUBSCRIBE_FAILED);
        } catch (RuntimeException e) {
            log.warn("Subscription failed follower={}", session.account(), e);
            outcome = Following.Outcome.SUBSCRIBE_FAILED;
        }
        if (outcome == Following.Outcome.SUBSCRIBED) {
            session.send(new ExpertNotice.Subscribed());
            news.subscribed(session);
        } else {
            session.send(new ExpertNotice.Failed(outcome.name()));
        }
    }

    private void setMode(Session session, String word) {
        AccountId master = session.account();
        Optional<MasterMode> mode = MasterMode.of(word);
        boolean changed = mode.isPresent() && change(master, mode.get());
        session.send(changed ? new ExpertNotice.ModeUpdated(word) : new ExpertNotice.Failed(MODE_CHANGE_FAILED));
        if (changed) {
            paired.modesChanged();
            news.lookAgain();
        }
    }

    private boolean change(AccountId master, MasterMode mode) {
        try {
            modes.change(master, mode);
            return true;
        } catch (RuntimeException e) {
            log.warn("Mode could not be changed master={} mode={}", master, mode.word(), e);
            return false;
        }
    }
}
