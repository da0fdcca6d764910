package io.oauthlinks.mailchannel.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Mails that are being taken on another thread, or by the caller when all threads are busy. */
public final class Taking {

    private final CompletableFuture<Void> taken;

    private Taking(CompletableFuture<Void> taken) {
        this.taken = taken;
    }

    static Taking begun(Runnable take, Executor threads) {
        return new Taking(CompletableFuture.runAsync(take, threads));
    }

    /** There was none. */
    public static Taking nothing() {
        return new Taking(CompletableFuture.completedFuture(null));
    }

    public boolean hasFailed() {
        return taken.isCompletedExceptionally();
    }

    /** Throws what {@link Intake#take} has thrown. */
    public void await() {
        try {
            taken.join();
        } catch (CompletionException failed) {
            throw Task.thrown(failed);
        }
    }
}
