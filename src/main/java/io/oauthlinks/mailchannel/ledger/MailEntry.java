package io.oauthlinks.mailchannel.ledger;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import java.time.Duration;
import java.time.Instant;

/**
 * A mail in the ledger, from the moment its bytes are kept until its time in the log has passed.
 *
 * @param key         32 random lower-case hex digits: name of the spool file and mark on the issue or comment
 * @param placed      where it lies in the mailbox
 * @param bytes       size and SHA-256 of the spooled bytes; size as the server said and no hash when it was too large to be read
 * @param head        what the log shows of it
 * @param stage       how far it is
 * @param plan        what was about to be done; null before {@link Stage#INTENDED}, and when nothing was to be done
 * @param fate        what became of it; null before {@link Stage#DONE}
 * @param tries       how often it was tried
 * @param nextTry     not before; null for at once
 * @param inMailbox   what the mailbox knows of it
 * @param tookMillis  from the begin of the last try to its end
 */
public record MailEntry(long id, String key, long channelId, long projectId, Placed placed, Spool.Spooled bytes, Head head, Instant fetchedAt,
                        Stage stage, Plan plan, Fate fate, int tries, Instant nextTry, InMailbox inMailbox, long tookMillis) {

    /** A mail whose bytes are in the spool. */
    public static MailEntry spooled(String key, MailChannel channel, Placed placed, Spool.Spooled bytes, Instant fetchedAt) {
        return new MailEntry(0, key, channel.id(), channel.projectId(), placed, bytes, Head.NONE, fetchedAt, Stage.SPOOLED, null, null, 0, null,
                InMailbox.UNTOLD, 0);
    }

    public boolean isDone() {
        return stage == Stage.DONE;
    }

    /** The issue to which answers to this mail belong; 0 when there is none, or only one that it may be. */
    public long issueOfAnswers() {
        return fate == null || fate.outcome() == Outcome.PARKED || fate.outcome() == Outcome.DISCARDED ? 0 : fate.issueId();
    }

    public boolean isParked() {
        return fate != null && fate.outcome() == Outcome.PARKED;
    }

    public MailEntry numbered(long newId) {
        return new MailEntry(newId, key, channelId, projectId, placed, bytes, head, fetchedAt, stage, plan, fate, tries, nextTry, inMailbox,
                tookMillis);
    }

    public MailEntry at(Placed place) {
        return new MailEntry(id, key, channelId, projectId, place, bytes, head, fetchedAt, stage, plan, fate, tries, nextTry, inMailbox, tookMillis);
    }

    public MailEntry read(Head found) {
        return new MailEntry(id, key, channelId, projectId, placed, bytes, found, fetchedAt, stage, plan, fate, tries, nextTry, inMailbox,
                tookMillis);
    }

    /** @param notBefore when somebody else may look what came of it: by then the call that is about to begin has ended, or its node has */
    public MailEntry intended(Plan next, Instant notBefore) {
        return new MailEntry(id, key, channelId, projectId, placed, bytes, head, fetchedAt, Stage.INTENDED, next, null, tries, notBefore, inMailbox,
                tookMillis);
    }

    public MailEntry made() {
        return new MailEntry(id, key, channelId, projectId, placed, bytes, head, fetchedAt, Stage.MADE, plan, null, tries, null, inMailbox,
                tookMillis);
    }

    public MailEntry done(Fate its, Duration taken) {
        return new MailEntry(id, key, channelId, projectId, placed, bytes, head, fetchedAt, Stage.DONE, plan, its, tries, null, inMailbox,
                taken.toMillis());
    }

    /** To be tried again, as far as it is. */
    public MailEntry again(int triesSoFar, Instant notBefore) {
        return new MailEntry(id, key, channelId, projectId, placed, bytes, head, fetchedAt, stage, plan, null, triesSoFar, notBefore, inMailbox,
                tookMillis);
    }

    /**
     * A parked mail that is taken up again at a person's word: nothing that was made before now is taken for its outcome, unless it carries the mark.
     */
    public MailEntry retried(Instant now) {
        Plan anew = plan == null ? null : new Plan(plan.issueId(), plan.actorKey(), plan.rule(), now);
        return new MailEntry(id, key, channelId, projectId, placed, bytes, head, fetchedAt, anew == null ? Stage.SPOOLED : Stage.INTENDED, anew,
                null, 0, null, inMailbox, tookMillis);
    }

    public MailEntry told(InMailbox known) {
        return new MailEntry(id, key, channelId, projectId, placed, bytes, head, fetchedAt, stage, plan, fate, tries, nextTry, known, tookMillis);
    }

    /** How far a mail is; the order is the way. */
    public enum Stage {
        /** Its bytes are in the spool; nothing is decided. */
        SPOOLED,
        /** The plan is stored. Whoever finds an entry here after a crash looks for the mark before acting. */
        INTENDED,
        /**
         * The issue or comment is there, and marked unless Jira did not take the mark; attachments or participants may be missing. A mail with
         * neither skips it.
         */
        MADE,
        /** Has its fate. */
        DONE
    }

    /** What the mailbox knows. */
    public enum InMailbox {
        /** Has to be told, by {@code Disposal}, once the mail is done; by POP3 also while it is left there for some days. */
        UNTOLD,
        /** Keeps the mail and needs to be told nothing more: it is marked as seen, or was too large to be taken. */
        LEFT,
        /** The mail was deleted or moved. If its place is listed again, the server did not do so, or it has given the place to another mail. */
        GONE
    }

    /** Which mail of which mailbox: equal for the same mail however often it is listed. @param numbering UIDVALIDITY; 0 by POP3 */
    public record Placed(long serverId, String folder, long numbering, String uid) { }

    /**
     * What the log shows; texts cut to what their columns take, without control characters.
     *
     * @param messageId without angle brackets; empty when there is none
     * @param sender    address in lower case; empty when there is none
     * @param sentAt    null when the mail does not say
     */
    public record Head(String messageId, String sender, String senderName, String subject, Instant sentAt) {
        /** Of a mail that was not read yet, or cannot be. */
        public static final Head NONE = new Head("", "", "", "", null);
    }

    /**
     * What was about to be done.
     *
     * @param issueId  of the issue to comment on; 0 for a new issue
     * @param actorKey user key of the reporter or author
     * @param rule     as in {@link Fate}
     * @param since    before the first attempt; nothing older can be its outcome
     */
    public record Plan(long issueId, String actorKey, String rule, Instant since) { }

    /**
     * What became of a mail.
     *
     * @param rule     what decided, such as {@code known-message}, {@code bounce} or {@code sender-refused}; last part of its i18n key
     * @param issueId  0 for none
     * @param commentId 0 for none
     * @param problem  why it was parked, or what of it Jira did not take, such as an attachment; null otherwise
     * @param issueKey as it was then; the link goes by the number
     */
    public record Fate(Outcome outcome, String rule, long issueId, String issueKey, long commentId, Problem problem, Instant at) {

        /** The rule, for people. */
        public Message ruleText() {
            return Message.of("oauth-links.mail-channel.rule." + rule);
        }
    }

    /** The kinds of fate. */
    public enum Outcome {
        CREATED, COMMENTED,
        /** Nothing to be done: a bounce, an automatic reply, a duplicate. */
        IGNORED,
        /** The channel does not take mail of its sender. */
        REFUSED,
        /** Could not be done; its bytes wait for a person. */
        PARKED,
        /** A person has decided that a parked mail is not needed. */
        DISCARDED
    }
}
