package com.termfleet.ranking;

import com.termfleet.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A master in the ranking.
 *
 * @param accountId as a subscription names it
 * @param simulated whether it trades at a simulated broker, so its results are not those of a real one
 * @param link the last part of the address of its public page
 * @param followers accounts that copy it
 */
public record RankedMaster(
        AccountId accountId,
        String title,
        @Nullable String description,
        boolean simulated,
        String link,
        int followers,
        MasterFigures figures) {}
