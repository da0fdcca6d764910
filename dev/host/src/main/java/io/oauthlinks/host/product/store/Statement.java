package io.oauthlinks.host.product.store;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SingleColumnRowMapper;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** One SQL statement with its parameters, in the manner of Spring's JdbcClient, which Jira 10.3's Spring does not have yet. */
public final class Statement {

    private final JdbcTemplate template;
    private final String sql;
    private final List<Object> values;

    Statement(JdbcTemplate template, String sql, List<?> values) {
        this.template = template;
        this.sql = sql;
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** What a query found. */
    public record Rows<T>(List<T> list) {

        public Optional<T> optional() {
            return Optional.ofNullable(DataAccessUtils.singleResult(list));
        }

        /** @throws org.springframework.dao.IncorrectResultSizeDataAccessException unless there is exactly one */
        public T single() {
            return DataAccessUtils.requiredSingleResult(list);
        }
    }

    public Statement param(Object value) {
        return params(value);
    }

    /** @param added may be null, as SQL's null is */
    public Statement params(Object... added) {
        return params(Arrays.asList(added));
    }

    public Statement params(List<?> added) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(added);
        return new Statement(template, sql, all);
    }

    public <T> Rows<T> query(RowMapper<T> row) {
        return new Rows<>(template.query(sql, row, values.toArray()));
    }

    /** The only column of the rows. */
    public <T> Rows<T> query(Class<T> type) {
        return query(new SingleColumnRowMapper<>(type));
    }

    public void query(RowCallbackHandler row) {
        template.query(sql, row, values.toArray());
    }

    /** Inserts one row. @return its id, which the database gave it */
    public long insert() {
        return insert("id").get("id");
    }

    /** Inserts one row. @return the numbers in these columns of it */
    public Map<String, Long> insert(String... columns) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        template.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(sql, columns);
            new ArgumentPreparedStatementSetter(values.toArray()).setValues(statement);
            return statement;
        }, keys);
        Map<String, Long> numbers = new HashMap<>();
        keys.getKeys().forEach((column, value) -> numbers.put(column.toLowerCase(Locale.ROOT), ((Number) value).longValue()));
        return numbers;
    }

    /** @return how many rows were changed */
    public int update() {
        return template.update(sql, values.toArray());
    }
}
