package com.termfleet.copy;

/** @param text for the follower: what happened and, where there is something to do about it, what */
record Reason(ReasonCode code, String text) {}
