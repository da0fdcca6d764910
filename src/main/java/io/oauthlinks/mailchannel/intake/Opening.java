package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.IncomingMail;
import io.oauthlinks.mailchannel.message.UnreadableMail;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Reads a mail from its spool file. */
final class Opening {

    /** What was kept just now is what was kept. */
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final IntakePorts ports;

    Opening(IntakePorts ports) {
        this.ports = ports;
    }

    /** The file of this mail is gone, cannot be read, or does not hold what was kept. */
    static final class BytesLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param reason of the problem that this is when nobody has the bytes */
        BytesLost(String reason) {
            super(reason, null, false, false);
        }
    }

    /** A mail with its file. */
    record Opened(Path file, IncomingMail mail) { }

    /** @throws Parking when it cannot be read by anybody @throws BytesLost as it says @throws JiraNotReady when the shared home cannot be read */
    Opened open(MailEntry entry) {
        try {
            Path file = ports.spool().file(entry.channelId(), entry.key());
            requireWhole(file, entry);
            return new Opened(file, ports.reader().read(file));
        } catch (UnreadableMail unreadable) {
            throw new Parking("unreadable", unreadable.problem());
        } catch (IOException lost) {
            requireHome(entry.channelId());
            throw new BytesLost(lost instanceof NoSuchFileException ? "bytes-gone" : "bytes-damaged");
        } catch (StackOverflowError tooDeep) {
            throw new IllegalStateException("The mail is nested too deeply", tooDeep);
        }
    }

    private void requireWhole(Path file, MailEntry entry) throws IOException {
        boolean whole = Files.size(file) == entry.bytes().size()
                && (ports.clock().instant().isBefore(entry.fetchedAt().plus(TRUSTED)) || sha256(file).equals(entry.bytes().sha256()));
        if (!whole) {
            throw new IOException("Not what was kept");
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** One file that cannot be read is a matter of one mail. */
    private void requireHome(long channelId) {
        try {
            ports.spool().keys(channelId);
        } catch (IOException away) {
            throw new JiraNotReady(Problem.named(Parking.PROBLEMS, "home-unreadable"), away);
        }
    }
}
