package com.termfleet.wallet;

import com.termfleet.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A member to be added to a wallet.
 *
 * @param memberId given by the platform: 1 to 128 characters on one line
 * @param userId of a user with the role INVESTOR, who may see this member's holding; null for none
 * @param investment the first; null or zero for none
 */
public record NewMember(
        @Nullable String memberId,
        @Nullable String email,
        @Nullable Long userId,
        @Nullable Money investment) {}
