package io.oauthlinks.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A running authorization server that is measured. */
interface Measured extends AutoCloseable {

    String name();

    URI tokenEndpoint();

    /** Of the client whose users' tokens are refreshed. */
    Client web();

    /** Of the client that asks for client credentials grants. */
    Client service();

    /** JDBC address of its database. */
    String database();

    Process process();

    /** Fresh refresh tokens of {@link #web()}, each of a connection of its own. */
    List<String> refreshTokens(int number);

    /** Adds so many connections of users whose tokens nobody uses; for those that can. */
    default void fill(int number) {
        if (number > 0) {
            throw new UnsupportedOperationException(name());
        }
    }

    /** @throws IllegalStateException when fewer grants than these have left what they must leave */
    default void requireRecorded(long grants) {
        // nothing beside the tokens
    }

    @Override
    void close();

    /** A registered client with its secret. */
    record Client(String id, String secret) {

        String basic() {
            return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }
    }
}
