package com.termfleet.copy.trade;

import com.termfleet.copy.ReasonCode;

/** @param text for the follower: what happened and, where there is something to do about it, what */
public record Reason(ReasonCode code, String text) {}
