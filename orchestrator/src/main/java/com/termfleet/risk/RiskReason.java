package com.termfleet.risk;

/** @param text for the follower: the limit, the numbers, and what to do about it where there is something to do */
public record RiskReason(RiskCode code, String text) {}
