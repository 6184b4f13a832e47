package com.termfleet.desktop;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import java.time.Instant;

/**
 * One user's permission to open one desktop, once.
 *
 * @param viewOnly whether keyboard, mouse and clipboard input is discarded
 */
public record DesktopTicket(AccountId account, Principal holder, boolean viewOnly, Instant expiresAt) {}
