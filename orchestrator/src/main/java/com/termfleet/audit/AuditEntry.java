package com.termfleet.audit;

import com.termfleet.access.PersonAction.Subject;
import com.termfleet.kernel.UserId;
import java.time.Instant;

/**
 * One action of a person.
 *
 * @param id counts all entries from 1, without gaps
 * @param userId whose sign-in or token was used
 * @param email as it was then
 * @param subjectId id or name of what was changed, among its kind
 * @param text for users; follows the person's name
 */
public record AuditEntry(
        long id, Instant at, UserId userId, String email, Subject subject, String subjectId, String text) {}
