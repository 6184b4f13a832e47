/**
 * What members of a community wallet hold: money events in, an immutable {@link com.termfleet.wallet.ledger.Wallet} out. Pure:
 * no database, no clock; the same events give the same wallet. Amounts are whole numbers of the currency's smallest unit.
 */
@NullMarked
package com.termfleet.wallet.ledger;

import org.jspecify.annotations.NullMarked;
