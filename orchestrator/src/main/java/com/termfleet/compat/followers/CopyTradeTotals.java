package com.termfleet.compat.followers;

/** How many trades there are, by status. */
record CopyTradeTotals(long all, long successful, long pending, long failed, long cancelled) {}
