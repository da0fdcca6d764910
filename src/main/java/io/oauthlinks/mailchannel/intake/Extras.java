package io.oauthlinks.mailchannel.intake;

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
import java.util.List;
import java.util.stream.Stream;

/** What comes after the issue or comment is there: attachments, then participants. May be done again. */
final class Extras {

    private static final int MOST_PARTICIPANTS = 50;

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

    /** @return what Jira does not take, or null; the issue or comment is there all the same */
    Problem add(Requests requests, Requests.Made made, String authorKey, Path file, List<Attachment> attachments, List<String> participants) {
        Problem problem = null;
        for (Attachment each : attachments) {
            lease.keep();
            try {
                requests.attach(made.issueId(), authorKey, new Requests.NewFile(each.fileName(), each.contentType(), each.size(), () -> open(file, each)));
            } catch (RequestRefused refused) {
                problem = refused.problem();
            } catch (IOException unreadable) {
                problem = Problem.named(Parking.PROBLEMS, "attachment-unreadable", each.fileName());
            }
        }
        try {
            if (!participants.isEmpty()) {
                requests.addParticipants(made.issueId(), authorKey, participants);
            }
        } catch (RequestRefused refused) {
            problem = refused.problem();
        }
        return problem;
    }

    private InputStream open(Path file, Attachment attachment) throws IOException {
        MailReader reader = ports.reader();
        try {
            return reader.open(file, attachment);
        } catch (UnreadableMail unreadable) {
            throw new IOException(unreadable);
        }
    }
}
