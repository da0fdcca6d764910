package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailServer;
import java.time.Clock;
import java.util.List;

/** One run of the connection test: what its steps have reached so far. */
final class Trial implements AutoCloseable {

    private final MailServer server;
    private final Clock clock;

    Trial(MailServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    void begin() { }

    List<String> transcript() {
        return List.of();
    }

    @Override
    public void close() { }
}
