package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What Active Objects made of the entities. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
record TablesTest(TestDatabase database) {

    private static final int PREFIX = "AO_ABCDEF_".length();
    private static final Set<String> RESERVED = Set.of("BLOB", "CLOB", "NUMBER", "ROWID", "TIMESTAMP", "VARCHAR2", "USER", "KEY", "VALUE",
            "ORDER", "GROUP", "INDEX", "COMMENT", "LEVEL", "SIZE", "ACCESS", "MODE", "DATE", "STATE", "FROM", "TO");

    @Test
    void namesFitAndAreNoReservedWords() throws SQLException {
        database.empty();
        List<String> tables = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.source().getConnection();
             ResultSet all = connection.getMetaData().getColumns(null, null, "AO_ABCDEF_%", null)) {
            while (all.next()) {
                tables.add(all.getString("TABLE_NAME").toUpperCase(Locale.ROOT));
                columns.add(all.getString("COLUMN_NAME").toUpperCase(Locale.ROOT));
            }
        }
        assertThat(Set.copyOf(tables)).hasSize(TestDatabase.ENTITIES.size()).allMatch(name -> name.length() - PREFIX <= 20);
        assertThat(columns).hasSizeGreaterThan(80).allMatch(name -> name.length() <= 20).doesNotContainAnyElementsOf(RESERVED);
    }

    @Test
    void migratingAgainChangesNothing() {
        new AoSettingsStore(database.empty(), new PlacedVault(), Settings.DEFAULTS).save(Settings.DEFAULTS);
        database.migrate();
        assertThat(database.rows(SettingRow.class)).isEqualTo(1);
    }
}
