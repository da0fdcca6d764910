package io.oauthlinks.audit;

import java.time.Instant;

/**
 * One thing that somebody did.
 *
 * @param id          number in the log; 0 before it is recorded
 * @param at          when
 * @param actorKey    user key of the one who did it; empty when the app did it by itself
 * @param actorName   display name at that time; empty when the app did it by itself
 * @param actionId    what was done; perhaps none of {@link AuditAction}, when another version of the app recorded it
 * @param subject     kind and name of what it was done to, such as {@code Outgoing link "Google mail"}
 * @param subjectId   key or number of the subject
 * @param detail      more, without secrets: names of changed fields, a named reason; may be empty
 * @param fromAddress IP address of the request; empty when there was none
 */
public record AuditEntry(long id, Instant at, String actorKey, String actorName, String actionId, String subject,
                         String subjectId, String detail, String fromAddress) { }
