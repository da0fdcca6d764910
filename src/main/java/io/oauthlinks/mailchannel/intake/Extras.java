package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.lease.LeaseLost;
import io.oauthlinks.mailchannel.FailureTrace;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.intake.People.Person;
import io.oauthlinks.mailchannel.ledger.ChannelLease;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.mailchannel.message.IncomingMail.Address;
import io.oauthlinks.mailchannel.message.IncomingMail.Attachment;
import io.oauthlinks.mailchannel.message.MailReader;
import io.oauthlinks.mailchannel.message.UnreadableMail;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes after the issue or comment is there: attachments, then participants. May be done again. */
final class Extras {

    private static final int MOST_PARTICIPANTS = 50;
    /** Characters. */
    private static final int MOST_NAMES = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(Extras.class);

    private final IntakePorts ports;
    private final ChannelLease lease;

    /** @param lease kept between two files, which may take their time */
    Extras(IntakePorts ports, ChannelLease lease) {
        this.ports = ports;
        this.lease = lease;
    }

    /** Users who got the mail, too: neither its author nor an address of a channel, and nobody is made a user for it. */
    List<String> participants(MailChannel channel, IncomingMail mail, String authorKey) {
        return Stream.concat(mail.to().stream(), mail.cc().stream()).map(Address::address).filter(address -> !address.isEmpty())
                .filter(address -> !ports.own().include(address) && !address.equals(mail.from().address())).distinct().limit(MOST_PARTICIPANTS)
                .flatMap(address -> ports.jira().people().byAddress(address, channel.projectId()).stream().filter(Person::active).limit(1))
                .map(Person::userKey).filter(key -> !key.equals(authorKey)).distinct().toList();
    }

    /**
     * Adds all that can be added.
     *
     * @return what Jira does not take, or null; the issue or comment is there all the same
     * @throws JiraFailed when some of it may be added by another try; it names the attachments that are missing
     */
    Problem add(Requests requests, Requests.Made made, String authorKey, Path file, List<Attachment> attachments, List<String> participants) {
        Missing missing = new Missing();
        Problem refused = attachments.isEmpty() ? null : attach(requests, made, authorKey, file, attachments, missing);
        try {
            if (!participants.isEmpty()) {
                requests.addParticipants(made.issueId(), authorKey, participants);
            }
        } catch (RequestRefused no) {
            refused = no.problem();
        } catch (JiraFailed failure) {
            missing.requireNone();
            throw failure;
        }
        missing.requireNone();
        return refused;
    }

    private Problem attach(Requests requests, Requests.Made made, String authorKey, Path file, List<Attachment> attachments, Missing missing) {
        Problem refused = null;
        try (MailReader.Attachments bytes = ports.reader().attachments(file)) {
            for (Attachment each : attachments) {
                lease.keep();
                try {
                    requests.attach(made.issueId(), authorKey,
                            new Requests.NewFile(each.fileName(), each.contentType(), each.size(), () -> open(bytes, each)));
                } catch (RequestRefused no) {
                    refused = no.problem();
                } catch (UnreadablePart unreadable) {
                    refused = Problem.named(Parking.PROBLEMS, "attachment-unreadable", each.fileName());
                } catch (JiraNotReady | LeaseLost forAll) {
                    throw forAll;
                } catch (IOException | RuntimeException failure) {
                    missing.add(each, failure);
                }
            }
        } catch (IOException unreadable) {
            attachments.forEach(each -> missing.add(each, unreadable));
        }
        return refused;
    }

    private static InputStream open(MailReader.Attachments bytes, Attachment attachment) throws IOException {
        try {
            return bytes.open(attachment);
        } catch (UnreadableMail unreadable) {
            throw new UnreadablePart(unreadable);
        }
    }

    /** No other try will read it. */
    private static final class UnreadablePart extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadablePart(UnreadableMail unreadable) {
            super(unreadable);
        }
    }

    /** Attachments that another try may add. */
    private static final class Missing {

        private final Set<String> names = new LinkedHashSet<>();
        private String words = "";
        private boolean mayBeForAll;

        void add(Attachment attachment, Exception failure) {
            LOG.warn("An attachment could not be added: {}", FailureTrace.of(failure));
            names.add(attachment.fileName());
            if (failure instanceof JiraFailed ofJira) {
                words = ofJira.problem().providerWords();
                mayBeForAll |= !ofJira.isOfThisMail();
            }
        }

        void requireNone() {
            if (!names.isEmpty()) {
                Problem problem = Problem.named(Parking.PROBLEMS, "attachments-missing", Heads.cut(String.join(", ", names), MOST_NAMES))
                        .inWordsOf(words);
                throw mayBeForAll ? new JiraFailed(problem) : JiraFailed.ofThisMail(problem);
            }
        }
    }
}
