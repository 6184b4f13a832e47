package com.termfleet.simulation;

import com.termfleet.destination.Destination;
import com.termfleet.destination.ListingDestinationContract;
import com.termfleet.destination.RecordedReports;
import com.termfleet.kernel.AccountId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract of destinations, kept by the gateway and the real follower's expert together. */
class ExpertDestinationTest extends ListingDestinationContract {

    private final ExpertRig rig = new ExpertRig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Override
    protected List<String> book() {
        return rig.book();
    }

    @Override
    protected Destination destination() {
        return rig.destination();
    }

    @Override
    protected RecordedReports reports() {
        return rig.reports;
    }

    @Override
    protected AccountId account() {
        return ExpertRig.ACCOUNT;
    }

    @Override
    protected void closeAllByHand() {
        rig.closeAllByHand();
    }

    /** The expert does not ask the broker then. */
    @Override
    protected String refusalOfTooSmallVolume() {
        return "0 BELOW_MINIMUM_VOLUME";
    }
}
