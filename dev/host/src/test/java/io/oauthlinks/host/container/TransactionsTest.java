package io.oauthlinks.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "");
    private final Transactions transactions = new Transactions(pool);

    @BeforeEach
    void createTable() throws SQLException {
        pool.setMaxConnections(1);
        run("CREATE TABLE t (x INT)");
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private Void run(String sql) throws SQLException {
        try (Connection connection = transactions.dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        }
    }

    private int rows() throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void commitsWhatTheWholeCallDid() throws SQLException {
        transactions.execute(() -> {
            run("INSERT INTO t VALUES (1)");
            return transactions.execute(() -> run("INSERT INTO t VALUES (2)"));
        });
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void rollsBackWhenTheCallFails() throws SQLException {
        assertThatThrownBy(() -> transactions.execute(() -> {
            run("INSERT INTO t VALUES (1)");
            throw new IllegalArgumentException("no");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(rows()).isZero();
    }

    @Test
    void rollsBackAllWhenAJoinedPartFailedAndItsCallerWentOn() throws SQLException {
        assertThatThrownBy(() -> transactions.execute(() -> {
            run("INSERT INTO t VALUES (1)");
            try {
                transactions.execute(() -> {
                    throw new IllegalArgumentException("no");
                });
            } catch (IllegalArgumentException swallowed) {
                run("INSERT INTO t VALUES (2)");
            }
            return null;
        })).hasMessageContaining("rolled back");
        assertThat(rows()).isZero();
    }
}
