package io.oauthlinks.host.product.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to what other nodes announce through PostgreSQL, within milliseconds after it is committed. */
public final class Announcements implements AutoCloseable {

    /** Said when something may have been missed: forget everything. */
    public static final String ANYTHING = "anything";
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final int WAIT_MILLIS = 200;

    private final DataSource database;
    private final Consumer<String> listener;
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "announcements");
    private volatile boolean closed;

    /** @param listener told each topic, on a thread of its own */
    public Announcements(DataSource database, Consumer<String> listener) {
        this.database = database;
        this.listener = listener;
        thread.setDaemon(true);
        thread.start();
        try {
            listening.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute("listen " + Tables.CHANNEL);
                listening.countDown();
                listener.accept(ANYTHING);
                listen(connection.unwrap(PGConnection.class));
                statement.execute("unlisten *");
            } catch (SQLException e) {
                if (!closed) {
                    LOG.warn("Lost the connection for announcements of other nodes; trying again", e);
                }
            } finally {
                listening.countDown();
            }
        }
    }

    private void listen(PGConnection connection) throws SQLException {
        while (!closed) {
            PGNotification[] notifications = connection.getNotifications(WAIT_MILLIS);
            if (notifications != null) {
                for (PGNotification notification : notifications) {
                    listener.accept(notification.getParameter());
                }
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(2 * WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
