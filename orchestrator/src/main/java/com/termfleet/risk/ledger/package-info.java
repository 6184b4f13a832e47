/** What an account gained and lost by day, week, month and since the beginning, in the account's time zone. */
@NamedInterface("ledger")
@NullMarked
package com.termfleet.risk.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
