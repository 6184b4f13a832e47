package com.termfleet.desktop;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import java.time.Instant;

/**
 * The right of one person to look at one desktop, once.
 *
 * @param viewOnly whether keyboard, mouse and clipboard are cut off
 */
public record DesktopTicket(AccountId account, Principal holder, boolean viewOnly, Instant expiresAt) {}
