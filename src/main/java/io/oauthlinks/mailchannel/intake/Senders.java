package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.SenderPolicy.Unknown;
import io.oauthlinks.mailchannel.intake.People.Person;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.message.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** As whom a mail is taken: a known user by address, else as the channel's policy says. */
final class Senders {

    private final People people;

    Senders(People people) {
        this.people = people;
    }

    /** The channel takes no mail from this sender. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        /** @param problem of Jira; null when the policy says it */
        Refused(String rule, Problem problem) {
            super(rule, null, false, false);
            this.problem = problem;
        }

        String rule() {
            return getMessage();
        }

        Problem problem() {
            return problem;
        }
    }

    /** @param rule what the log says of a new request by them */
    record Reporter(String userKey, String rule) { }

    /** Users with the address of the sender, those that cannot sign in any more too. */
    List<Person> of(IncomingMail mail, MailChannel channel) {
        return mail.from().address().isEmpty() ? List.of() : people.byAddress(mail.from().address(), channel.projectId());
    }

    /** One of them who may comment on the issue. */
    Optional<Person> commenter(List<Person> persons, long issueId) {
        return persons.stream().filter(each -> each.active() && people.mayComment(each.userKey(), issueId)).findFirst();
    }

    /** Somebody whom nobody knows writes through the fallback reporter, who must be allowed to comment. */
    Optional<String> commentingFallback(List<Person> persons, MailChannel channel, long issueId) {
        String fallback = channel.senders().fallbackReporterKey();
        boolean stands = persons.isEmpty() && channel.senders().unknown() == Unknown.FALLBACK && people.byKey(fallback).filter(Person::active).isPresent();
        return stands && people.mayComment(fallback, issueId) ? Optional.of(fallback) : Optional.empty();
    }

    /** @throws Refused when the policy says so @throws Parking when the fallback reporter is gone */
    Reporter reporter(List<Person> persons, IncomingMail mail, MailChannel channel) {
        Optional<Person> known = persons.stream().filter(each -> each.active() && people.mayCreate(each.userKey(), channel.projectId())).findFirst();
        if (known.isPresent()) {
            return new Reporter(known.get().userKey(), "new");
        }
        return switch (channel.senders().unknown()) {
            case REFUSE -> throw new Refused(persons.isEmpty() ? "sender-unknown" : "sender-disabled", null);
            case FALLBACK -> new Reporter(fallback(channel), persons.isEmpty() ? "new-fallback" : "new-fallback-disabled");
            case CREATE_CUSTOMER -> new Reporter(customer(persons, mail, channel), "new-customer");
        };
    }

    private String fallback(MailChannel channel) {
        String key = channel.senders().fallbackReporterKey();
        Person reporter = people.byKey(key).filter(Person::active)
                .orElseThrow(() -> new Parking("fallback-gone", Problem.named(Parking.PROBLEMS, "fallback-gone", key)));
        return reporter.userKey();
    }

    /** Who was deactivated does not come back by mail. */
    private String customer(List<Person> persons, IncomingMail mail, MailChannel channel) {
        if (mail.from().address().isEmpty()) {
            throw new Refused("sender-unknown", null);
        }
        if (!persons.isEmpty() && persons.stream().noneMatch(Person::active)) {
            throw new Refused("sender-disabled", null);
        }
        try {
            return people.createCustomer(mail.from().address(), mail.from().name(), channel.projectId()).userKey();
        } catch (RequestRefused refused) {
            throw new Refused("customer-refused", refused.problem());
        }
    }

    static MailEntry.Fate fate(Refused refused, Instant at) {
        return new MailEntry.Fate(MailEntry.Outcome.REFUSED, refused.rule(), 0, "", 0, refused.problem(), at);
    }
}
