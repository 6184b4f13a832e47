package com.termfleet.gateway.message;

/** A line to an Expert Advisor that has signed in. */
public sealed interface Outbound permits MasterAnswer, FollowerCommand, ExpertNotice, Outbound.SnapshotRequest {

    /** {@code SNAP_REQ} */
    record SnapshotRequest() implements Outbound {}
}
