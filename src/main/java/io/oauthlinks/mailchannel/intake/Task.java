package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.message.IncomingMail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One mail on its way through the intake. */
final class Task {

    /** As it is in the ledger as long as nothing was stored. */
    final MailEntry before;
    private final Instant begun;
    MailEntry entry;
    Path file;
    IncomingMail mail;
    /** The issue or comment, once it is there. */
    Requests.Made made;
    private boolean ready;
    private CompletableFuture<Void> call;

    Task(MailEntry entry, Instant begun) {
        this.before = entry;
        this.entry = entry;
        this.begun = begun;
    }

    void opened(Opening.Opened read) {
        file = read.file();
        mail = read.mail();
        entry = entry.read(Heads.of(mail));
    }

    /** Jira is being called for it, by whichever thread. */
    void call(CompletableFuture<Void> begun) {
        call = begun;
    }

    boolean isCalled() {
        return call != null;
    }

    /** Throws what the call has thrown. */
    void awaitCall() {
        try {
            call.join();
        } catch (CompletionException failed) {
            throw thrown(failed);
        }
    }

    /** When this returns, Jira is no longer called for it. */
    void settle() {
        if (call != null) {
            call.handle((made, failure) -> made).join();
        }
    }

    /** What another thread has thrown. */
    static RuntimeException thrown(CompletionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException unchecked ? unchecked : failed;
    }

    /** Jira is to be called for it. */
    void isReady() {
        ready = true;
    }

    boolean ready() {
        return ready;
    }

    void end(MailEntry.Fate fate) {
        ready = false;
        entry = entry.done(fate, Duration.between(begun, fate.at()));
    }

    void again(int tries, Instant notBefore) {
        ready = false;
        entry = entry.again(tries, notBefore);
    }

    /** Whether a failure counts as one more try. */
    boolean isPutOff() {
        return entry.tries() != before.tries();
    }

    /** Jira was not called. */
    void takeBack() {
        ready = false;
        entry = before.read(entry.head());
    }
}
