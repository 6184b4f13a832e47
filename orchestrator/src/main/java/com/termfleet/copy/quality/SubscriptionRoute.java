package com.termfleet.copy.quality;

/** A subscription and its two accounts, by their ids. */
record SubscriptionRoute(long subscription, long master, long follower) {}
