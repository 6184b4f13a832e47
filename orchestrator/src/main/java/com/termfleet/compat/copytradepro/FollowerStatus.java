package com.termfleet.compat.copytradepro;

import com.termfleet.copy.subscription.SubscriptionView;
import com.termfleet.kernel.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a follower copies now. Thread-safe; asks the database. */
@Component
public class FollowerStatus {

    private final Partners partners;

    FollowerStatus(Partners partners) {
        this.partners = partners;
    }

    /** Whether it is subscribed to a master whose opens pass now. A master in the mode RECORD is paused, see {@link MasterModes}. */
    public boolean isActive(AccountId follower) {
        return activeMaster(follower).isPresent();
    }

    /** The master of its newest subscription whose opens pass now. */
    public Optional<AccountId> activeMaster(AccountId follower) {
        return partners.of(follower).stream()
                .filter(FollowerStatus::opensPass)
                .map(SubscriptionView::masterAccountId)
                .findFirst();
    }

    private static boolean opensPass(SubscriptionView subscription) {
        SubscriptionView.EffectivePause pause = subscription.effectivePause();
        return pause == null || pause.mode().name().equals("OPEN_AND_CLOSE");
    }
}
