package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.UnreadableMail;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a mail from its spool file. */
final class Opening {

    private final IntakePorts ports;

    Opening(IntakePorts ports) {
        this.ports = ports;
    }

    /** @throws Parking when it cannot be read @throws JiraNotReady when the shared home cannot */
    void open(Task task) {
        MailEntry entry = task.entry;
        try {
            Path file = ports.spool().file(entry.channelId(), entry.key());
            task.opened(file, ports.reader().read(file));
        } catch (UnreadableMail unreadable) {
            throw new Parking("unreadable", unreadable.problem());
        } catch (NoSuchFileException gone) {
            throw new Parking("bytes-gone", Problem.named(Parking.PROBLEMS, "bytes-gone"));
        } catch (IOException away) {
            throw new JiraNotReady(Problem.named(Parking.PROBLEMS, "home-unreadable"), away);
        } catch (StackOverflowError tooDeep) {
            throw new IllegalStateException("The mail is nested too deeply", tooDeep);
        }
    }
}
