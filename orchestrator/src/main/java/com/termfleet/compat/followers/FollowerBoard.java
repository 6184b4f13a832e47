package com.termfleet.compat.followers;

import java.util.List;

/** Trades, and how many there are altogether. */
record FollowerBoard(CopyTradeTotals totals, List<CopyTradeView> trades) {}
