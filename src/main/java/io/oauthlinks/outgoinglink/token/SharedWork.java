package io.oauthlinks.outgoinglink.token;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Work on other threads than the caller's, so that nothing of it happens in a caller's transaction. Who asks for work that is already
 * running on this node waits for its outcome.
 */
final class SharedWork<K, V> {

    private final Map<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();
    private final Executor threads;

    SharedWork(Executor threads) {
        this.threads = threads;
    }

    /**
     * Throws what the work throws.
     *
     * @return the outcome; empty when it takes longer than the caller's patience, while the work goes on, or when no thread is to be had
     */
    Optional<V> outcome(K key, Duration patience, Supplier<V> work) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> earlier = running.putIfAbsent(key, mine);
        if (earlier == null) {
            start(key, mine, work);
        }
        return await(earlier == null ? mine : earlier, patience);
    }

    private void start(K key, CompletableFuture<V> outcome, Supplier<V> work) {
        try {
            threads.execute(() -> perform(key, outcome, work));
        } catch (RejectedExecutionException tooMuch) {
            running.remove(key);
            outcome.completeExceptionally(tooMuch);
        }
    }

    /** Leaves the list before it tells the outcome: who comes after that looks at the state anew. */
    private void perform(K key, CompletableFuture<V> outcome, Supplier<V> work) {
        try {
            V value = work.get();
            running.remove(key);
            outcome.complete(value);
        } catch (RuntimeException | Error failure) {
            running.remove(key);
            outcome.completeExceptionally(failure);
        }
    }

    private static <V> Optional<V> await(CompletableFuture<V> outcome, Duration patience) {
        try {
            return Optional.of(outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException stillRunning) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RejectedExecutionException) {
                return Optional.empty();
            }
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a refresh", e);
        }
    }
}
