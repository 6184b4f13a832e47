package com.termfleet.risk.news;

/** How strongly a calendar expects news to move prices, from the weakest to the strongest. */
public enum Impact {
    LOW,
    MEDIUM,
    HIGH
}
