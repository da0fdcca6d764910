package io.oauthlinks.mailserver.mailbox;

import io.oauthlinks.mailserver.diagnosis.SignedIn;
import io.oauthlinks.mailserver.protocol.CommandRefused;
import java.io.IOException;

/** Runs what is to be done on a connection, names what fails, and remembers when the connection is of no use any more. */
final class Session {

    private final SignedIn signedIn;
    private final MailboxFailures failures;
    private boolean broken;

    Session(SignedIn signedIn) {
        this.signedIn = signedIn;
        this.failures = new MailboxFailures(signedIn);
    }

    interface Work<T> {
        T run() throws IOException;
    }

    interface Order {
        void run() throws IOException;
    }

    <T> T ask(Work<T> work) throws MailboxFailure {
        boolean usable = false;
        try {
            T result = work.run();
            usable = true;
            return result;
        } catch (CommandRefused refused) {
            usable = true;
            throw failures.of(refused);
        } catch (IOException failed) {
            throw failures.of(failed);
        } finally {
            broken |= !usable;
        }
    }

    void order(Order order) throws MailboxFailure {
        ask(() -> {
            order.run();
            return null;
        });
    }

    void beforeWaiting(Runnable told) {
        signedIn.wire().beforeWaiting(told);
    }

    MailboxFailures failures() {
        return failures;
    }

    boolean isBroken() {
        return broken;
    }

    void close() {
        signedIn.close();
    }
}
