package io.oauthlinks.practice.authorization;

import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Failure;
import io.oauthlinks.practice.behaviour.Mode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How old the refresh tokens are, and which of them are dead although nobody took them back. */
final class RefreshTokenLife {

    private static final Duration TESTING_LIFE = Duration.ofDays(7);
    private static final Duration GOOGLE_UNUSED = Duration.ofDays(180);
    private static final Duration UNUSED = Duration.ofDays(90);

    private final Behaviour behaviour;
    private final Clock clock;
    /** By value, the oldest first. */
    private final Map<String, Aged> tokens = new LinkedHashMap<>();

    RefreshTokenLife(Behaviour behaviour, Clock clock) {
        this.behaviour = behaviour;
        this.clock = clock;
    }

    /** A refresh token that was issued, or used, just now; it replaces another one of its grant. */
    void touch(String value, String grant, String mailbox) {
        Instant now = clock.instant();
        Aged before = tokens.get(value);
        if (before != null) {
            tokens.put(value, before.usedAt(now));
            return;
        }
        forget(grant);
        tokens.put(value, new Aged(grant, mailbox, now, now, false));
        if (behaviour.mode() == Mode.GOOGLE) {
            pushOutOldest(mailbox);
        }
    }

    private void pushOutOldest(String mailbox) {
        List<String> living = tokens.entrySet().stream().filter(token -> token.getValue().mailbox().equals(mailbox) && !token.getValue().pushedOut())
                .map(Map.Entry::getKey).toList();
        living.stream().limit(Math.max(0, living.size() - behaviour.refreshTokenLimit()))
                .forEach(oldest -> tokens.computeIfPresent(oldest, (value, token) -> token.out()));
    }

    void forget(String grant) {
        for (Iterator<Aged> all = tokens.values().iterator(); all.hasNext();) {
            if (all.next().grant().equals(grant)) {
                all.remove();
            }
        }
    }

    void clear() {
        tokens.clear();
    }

    /** Lets the refresh tokens of a mailbox, or all for null, be older by some days than they are. */
    int age(String mailbox, int days) {
        List<String> aged = tokens.entrySet().stream().filter(token -> mailbox == null || token.getValue().mailbox().equals(mailbox))
                .map(Map.Entry::getKey).toList();
        aged.forEach(value -> tokens.computeIfPresent(value, (same, token) -> token.olderBy(Duration.ofDays(days))));
        return aged.size();
    }

    /** Of what a refresh token has died; empty while it lives, and for one that is unknown. */
    Optional<Failure.Kind> death(String value) {
        Aged token = tokens.get(value);
        if (token == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        boolean dead = switch (behaviour.mode()) {
            case GOOGLE -> token.pushedOut() || behaviour.isTesting() && token.grantedBefore(now.minus(TESTING_LIFE))
                    || token.unusedSince(now.minus(GOOGLE_UNUSED));
            case MICROSOFT, PLAIN -> token.unusedSince(now.minus(UNUSED));
        };
        return dead ? Optional.of(Failure.Kind.GRANT_INACTIVE) : Optional.empty();
    }

    /**
     * @param granted   when its grant was made
     * @param used      when it was issued or last used
     * @param pushedOut there were too many, and it was the oldest
     */
    private record Aged(String grant, String mailbox, Instant granted, Instant used, boolean pushedOut) {

        Aged usedAt(Instant now) {
            return new Aged(grant, mailbox, granted, now, pushedOut);
        }

        Aged olderBy(Duration by) {
            return new Aged(grant, mailbox, granted.minus(by), used.minus(by), pushedOut);
        }

        Aged out() {
            return new Aged(grant, mailbox, granted, used, true);
        }

        boolean grantedBefore(Instant time) {
            return granted.isBefore(time);
        }

        boolean unusedSince(Instant time) {
            return used.isBefore(time);
        }
    }
}
