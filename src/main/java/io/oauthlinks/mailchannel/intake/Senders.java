package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.SenderPolicy.Unknown;
import io.oauthlinks.mailchannel.intake.People.Person;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.message.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** As whom a mail is taken: a known user by address, else as the channel's policy says. */
final class Senders {

    /** What the log says of the first mail of somebody who was made a customer, so that they can be counted. */
    static final String NEW_CUSTOMER = "new-customer";
    private static final String CUSTOMER_REFUSED = "customer-refused";
    /**
     * After a refusal, too, a customer may have been made, whom the project did not admit. Of failures only a few come before a fetch ends
     * ({@link Setbacks}).
     */
    private static final List<String> MAY_HAVE_MADE_ONE = List.of(NEW_CUSTOMER, CUSTOMER_REFUSED);
    private static final Duration WHILE = Duration.ofHours(1);

    private final People people;
    private final IntakePorts ports;
    /**
     * Customers of the last hour: counted in the ledger when the first one is made, because another node may have fetched before; the lease keeps
     * others away now.
     */
    private int customers = -1;

    /** For the mails of one channel, while its lease is held. */
    Senders(IntakePorts ports) {
        this.ports = ports;
        this.people = ports.jira().people();
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
        boolean stands = persons.isEmpty() && channel.senders().unknown() == Unknown.FALLBACK
                && people.byKey(fallback).filter(Person::active).isPresent();
        return stands && people.mayComment(fallback, issueId) ? Optional.of(fallback) : Optional.empty();
    }

    /** @throws Refused when the policy says so @throws Parking when the fallback reporter is gone, or the channel has made too many customers */
    Reporter reporter(List<Person> persons, IncomingMail mail, MailChannel channel) {
        Optional<Person> known = persons.stream().filter(each -> each.active() && people.mayCreate(each.userKey(), channel.projectId())).findFirst();
        if (known.isPresent()) {
            return new Reporter(known.get().userKey(), "new");
        }
        return switch (channel.senders().unknown()) {
            case REFUSE -> throw new Refused(persons.isEmpty() ? "sender-unknown" : "sender-disabled", null);
            case FALLBACK -> new Reporter(fallback(channel), persons.isEmpty() ? "new-fallback" : "new-fallback-disabled");
            case CREATE_CUSTOMER -> customer(persons, mail, channel);
        };
    }

    private String fallback(MailChannel channel) {
        String key = channel.senders().fallbackReporterKey();
        Person reporter = people.byKey(key).filter(Person::active)
                .orElseThrow(() -> new Parking("fallback-gone", Problem.named(Parking.PROBLEMS, "fallback-gone", key)));
        return reporter.userKey();
    }

    /** Who was deactivated does not come back by mail. */
    private Reporter customer(List<Person> persons, IncomingMail mail, MailChannel channel) {
        if (mail.from().address().isEmpty()) {
            throw new Refused("sender-unknown", null);
        }
        if (!persons.isEmpty() && persons.stream().noneMatch(Person::active)) {
            throw new Refused("sender-disabled", null);
        }
        boolean known = !persons.isEmpty();
        if (!known) {
            requireRoomForCustomer(channel);
        }
        try {
            Person customer = people.createCustomer(mail.from().address(), mail.from().name(), channel.projectId());
            return new Reporter(customer.userKey(), known ? "admitted-customer" : NEW_CUSTOMER);
        } catch (RequestRefused refused) {
            throw new Refused(known ? "customer-not-admitted" : CUSTOMER_REFUSED, refused.problem());
        }
    }

    /** Anybody can forge senders by the thousand; what is too much waits for a person. */
    private void requireRoomForCustomer(MailChannel channel) {
        int most = ports.jira().newCustomers().getAsInt();
        if (customers < 0) {
            customers = ports.ledger().decided(channel.id(), MAY_HAVE_MADE_ONE, ports.clock().instant().minus(WHILE));
        }
        if (customers >= most) {
            throw new Parking("too-many-customers", Problem.named(Parking.PROBLEMS, "too-many-customers", most));
        }
        customers++;
    }

    static MailEntry.Fate fate(Refused refused, Instant at) {
        return new MailEntry.Fate(MailEntry.Outcome.REFUSED, refused.rule(), 0, "", 0, refused.problem(), at);
    }
}
