package io.oauthlinks.host.service;

import com.atlassian.audit.api.AuditService;
import com.atlassian.audit.entity.AuditEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Jira's audit log: rows in a table of the platform. */
public final class AuditRows implements AuditService {

    private final DataSource database;
    private final Supplier<String> author;

    /** @param author user name of who is calling, null for nobody */
    public AuditRows(DataSource database, Supplier<String> author) {
        this.database = database;
        this.author = author;
    }

    @Override
    public void audit(AuditEvent event) {
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO host_audit (id, at, category, action, author, details) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setLong(2, System.currentTimeMillis());
            insert.setString(3, event.getCategoryI18nKey());
            insert.setString(4, event.getActionI18nKey());
            insert.setString(5, author.get());
            insert.setString(6, details(event));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot write the audit log: " + e.getMessage(), e);
        }
    }

    private static String details(AuditEvent event) {
        String objects = event.getAffectedObjects().stream().map(o -> o.getType() + " " + o.getName() + " " + o.getId())
                .collect(Collectors.joining(", "));
        String changes = event.getChangedValues().stream().map(c -> c.getI18nKey() + ": " + c.getFrom() + " -> " + c.getTo())
                .collect(Collectors.joining(", "));
        String attributes = event.getExtraAttributes().stream().map(a -> a.getNameI18nKey() + ": " + a.getValue())
                .collect(Collectors.joining(", "));
        return objects + "; " + changes + "; " + attributes;
    }
}
