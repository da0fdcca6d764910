package io.oauthlinks.host.product.user;

import io.oauthlinks.host.product.store.Tables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tokens with which scripts act as a user. Only their hashes are stored. As in Jira a token is Base64 of twelve digits, a colon
 * and twenty random bytes, 44 characters in all.
 */
public final class PersonalAccessTokens {

    private static final int DIGITS = 12;
    private static final int RANDOM_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tables tables;
    private final Users users;
    private final Clock clock;

    /** @param expires null for a token that does not expire */
    public record Token(long id, String name, Instant created, Instant expires) { }

    public PersonalAccessTokens(Tables tables, Users users, Clock clock) {
        this.tables = tables;
        this.users = users;
        this.clock = clock;
    }

    /**
     * @param lifetime null for a token that does not expire
     * @return the token, which cannot be read again
     */
    public String create(User user, String name, Duration lifetime) {
        String token = random();
        Instant now = clock.instant();
        tables.sql("insert into product_access_token (user_key, name, token_hash, created, expires) values (?, ?, ?, ?, ?)")
                .params(user.key(), name, hash(token), utc(now), lifetime == null ? null : utc(now.plus(lifetime))).update();
        return token;
    }

    public List<Token> of(User user) {
        return tables.sql("select id, name, created, expires from product_access_token where user_key = ? order by id")
                .param(user.key())
                .query((row, number) -> new Token(row.getLong("id"), row.getString("name"),
                        instant(row.getObject("created", OffsetDateTime.class)), instant(row.getObject("expires", OffsetDateTime.class))))
                .list();
    }

    /** @return false if the user has no such token */
    public boolean revoke(User user, long id) {
        return tables.sql("delete from product_access_token where id = ? and user_key = ?").params(id, user.key()).update() == 1;
    }

    /** The user as whom the bearer of a token acts; empty if the token is unknown, revoked or expired. */
    public Optional<User> userOf(String token) {
        return tables.sql("select user_key from product_access_token where token_hash = ? and (expires is null or expires > ?)")
                .params(hash(token), utc(clock.instant())).query(String.class).optional().flatMap(users::byKey).filter(User::active);
    }

    /** Whether a bearer value has the form of our tokens; others may belong to an app. */
    public static boolean hasForm(String value) {
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            return bytes.length == DIGITS + 1 + RANDOM_BYTES && bytes[DIGITS] == ':'
                    && new String(bytes, 0, DIGITS, StandardCharsets.ISO_8859_1).chars().allMatch(Character::isDigit);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String random() {
        byte[] bytes = new byte[DIGITS + 1 + RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        for (int i = 0; i < DIGITS; i++) {
            bytes[i] = (byte) ('0' + RANDOM.nextInt(10));
        }
        bytes[DIGITS] = ':';
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
