package com.termfleet.wallet.store;

import com.termfleet.kernel.UserId;
import com.termfleet.wallet.ledger.MemberId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person with a part in a wallet.
 *
 * @param user the user who may see this member's holding; null for none
 */
public record Member(MemberId id, String email, @Nullable UserId user, Instant createdAt) {}
