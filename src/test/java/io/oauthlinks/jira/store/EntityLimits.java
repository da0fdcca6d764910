package io.oauthlinks.jira.store;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.java.ao.ActiveObjectsException;
import net.java.ao.DatabaseProvider;
import net.java.ao.DisposableDataSource;
import net.java.ao.RawEntity;
import net.java.ao.db.H2DatabaseProvider;
import net.java.ao.db.MySQLDatabaseProvider;
import net.java.ao.db.OracleDatabaseProvider;
import net.java.ao.db.PostgreSQLDatabaseProvider;
import net.java.ao.db.SQLServerDatabaseProvider;
import net.java.ao.schema.NameConverters;
import net.java.ao.schema.SchemaGenerator;
import net.java.ao.schema.ddl.DDLAction;
import net.java.ao.schema.ddl.DDLField;
import net.java.ao.schema.ddl.DDLIndex;
import net.java.ao.schema.ddl.DDLIndexField;
import net.java.ao.schema.ddl.DDLTable;
import net.java.ao.schema.ddl.SQLAction;
import net.java.ao.schema.ddl.SchemaReader;
import net.java.ao.types.TypeInfo;
import net.java.ao.types.TypeQualifiers;

/**
 * What the databases of Jira that the tests do not run on ask of an entity, read from the tables and statements that Active Objects makes for them.
 * Oracle is the strictest about names and empty texts, SQL Server about indexes, and MySQL about unique texts.
 */
final class EntityLimits {

    /** Up to Oracle 12.1; Active Objects holds tables and columns to it everywhere. */
    private static final int NAME = 30;
    /** 900 bytes of SQL Server's NVARCHAR. */
    private static final int INDEXED = 450;
    /** 767 bytes of MySQL's utf8mb4. */
    private static final int UNIQUE = 191;
    /** 65,535 bytes of utf8mb4 in all texts of a MySQL row together. */
    private static final int ROW = 16_383;
    /** Types that all databases keep alike; times are numbers, and what is binary is text. */
    private static final Set<String> TYPES = Set.of("String", "Integer", "Long", "Boolean", "Entity");
    private static final Pattern MADE = Pattern.compile("(?:CREATE (?:TABLE|SEQUENCE|TRIGGER|INDEX)|CONSTRAINT) +([\\w\".]+)");

    private final NameConverters names;
    private final Map<String, DatabaseProvider> databases = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();

    EntityLimits(NameConverters names) {
        this.names = names;
        databases.put("Oracle", new OracleDatabaseProvider(unconnected(), "JIRA"));
        databases.put("SQL Server", new SQLServerDatabaseProvider(unconnected(), "dbo"));
        databases.put("MySQL", new MySQLDatabaseProvider(unconnected()));
        databases.put("PostgreSQL", new PostgreSQLDatabaseProvider(unconnected(), "public"));
        databases.put("H2", new H2DatabaseProvider(unconnected(), "PUBLIC"));
    }

    /** One line for each limit that is broken: entity, column, rule. */
    List<String> broken(List<Class<? extends RawEntity<?>>> entities) {
        broken.clear();
        List<Class<? extends RawEntity<?>>> taken = entities.stream().filter(this::isTaken).toList();
        for (Class<? extends RawEntity<?>> entity : taken) {
            DDLTable table = SchemaGenerator.parseInterface(databases.get("Oracle"), names, entity);
            checkRow(entity, table);
            for (DDLField field : table.getFields()) {
                checkName(entity, field);
                checkType(entity, field);
            }
            for (DDLIndex index : table.getIndexes()) {
                checkIndex(entity, index);
            }
        }
        databases.forEach((name, database) -> checkMadeNames(name, database, taken));
        return List.copyOf(broken);
    }

    /** Active Objects has rules of its own, among them names of at most 30 characters with its prefix. */
    private boolean isTaken(Class<? extends RawEntity<?>> entity) {
        try {
            SchemaGenerator.parseInterface(databases.get("Oracle"), names, entity);
            return true;
        } catch (ActiveObjectsException refused) {
            report(entity, null, refused.getMessage());
            return false;
        }
    }

    private void checkName(Class<?> entity, DDLField field) {
        String name = field.getName().toUpperCase(Locale.ROOT);
        databases.forEach((database, provider) -> {
            if (reservedWords(provider).contains(name)) {
                report(entity, name, "reserved word of " + database);
            }
        });
    }

    private void checkType(Class<?> entity, DDLField field) {
        TypeInfo<?> type = field.getType();
        String name = type.getLogicalType().getName();
        if (TYPES.stream().noneMatch(name::startsWith)) {
            report(entity, field.getName(), "type " + name + ": databases keep it differently");
        }
        if (!isText(type)) {
            return;
        }
        if (type.getQualifiers().isUnlimitedLength()) {
            if (field.isUnique() || field.isPrimaryKey()) {
                report(entity, field.getName(), "an unlimited text cannot be unique");
            }
            if (field.isNotNull()) {
                report(entity, field.getName(), "an unlimited text may be empty, which Oracle keeps as null");
            }
        } else if (length(type) > UNIQUE && (field.isUnique() || field.isPrimaryKey())) {
            report(entity, field.getName(), "a unique text longer than " + UNIQUE);
        }
        if (field.getDefaultValue() != null) {
            report(entity, field.getName(), "a text with a default: the empty one is null on Oracle");
        }
    }

    private void checkIndex(Class<?> entity, DDLIndex index) {
        List<DDLIndexField> texts = Arrays.stream(index.getFields()).filter(field -> isText(field.getType())).toList();
        if (texts.stream().anyMatch(field -> field.getType().getQualifiers().isUnlimitedLength())) {
            report(entity, index.getIndexName(), "an unlimited text cannot be indexed");
        } else if (texts.stream().mapToInt(field -> length(field.getType())).sum() > INDEXED) {
            report(entity, index.getIndexName(), "an index of texts longer than " + INDEXED);
        }
    }

    private void checkRow(Class<?> entity, DDLTable table) {
        int characters = Arrays.stream(table.getFields()).map(DDLField::getType).filter(EntityLimits::isText)
                .filter(type -> !type.getQualifiers().isUnlimitedLength()).mapToInt(EntityLimits::length).sum();
        if (characters > ROW) {
            report(entity, null, "texts of more than " + ROW + " characters in a row");
        }
    }

    /** Indexes, sequences, triggers and constraints have names of their own, made of those of table and column and shortened. */
    private void checkMadeNames(String database, DatabaseProvider provider, List<Class<? extends RawEntity<?>>> entities) {
        DDLTable[] tables = entities.stream().map(entity -> SchemaGenerator.parseInterface(provider, names, entity)).toArray(DDLTable[]::new);
        DDLAction[] actions = SchemaReader.sortTopologically(SchemaReader.diffSchema(provider.getTypeManager(), tables, new DDLTable[0],
                provider.isCaseSensitive()));
        Map<String, String> made = new HashMap<>();
        for (DDLAction action : actions) {
            for (SQLAction sql : provider.renderAction(names, action)) {
                Matcher matcher = MADE.matcher(sql.getStatement());
                while (matcher.find()) {
                    String name = matcher.group(1).replace("\"", "").replaceFirst(".*\\.", "");
                    if (name.length() > (database.equals("Oracle") ? NAME : 63)) {
                        broken.add(name + ": name too long for " + database);
                    }
                    if (made.put(name, sql.getStatement()) != null) {
                        broken.add(name + ": name made twice for " + database);
                    }
                }
            }
        }
        if (made.size() < entities.size()) {
            broken.add("too few names found for " + database);
        }
    }

    private void report(Class<?> entity, String column, String rule) {
        broken.add(entity.getSimpleName() + (column == null ? "" : " " + column) + ": " + rule);
    }

    private static boolean isText(TypeInfo<?> type) {
        return type.getLogicalType().getName().startsWith("String");
    }

    private static int length(TypeInfo<?> type) {
        TypeQualifiers qualifiers = type.getQualifiers();
        return qualifiers.hasStringLength() ? qualifiers.getStringLength() : 255;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> reservedWords(DatabaseProvider provider) {
        try {
            Method words = provider.getClass().getDeclaredMethod("getReservedWords");
            words.setAccessible(true);
            return (Set<String>) words.invoke(provider);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says only how names are quoted, and that there is nothing yet. */
    private static DisposableDataSource unconnected() {
        DatabaseMetaData data = answering(DatabaseMetaData.class, "getIdentifierQuoteString", "\"");
        return answering(DisposableDataSource.class, "getConnection", answering(Connection.class, "getMetaData", data));
    }

    private static <T> T answering(Class<T> type, String name, Object answer) {
        return type.cast(Proxy.newProxyInstance(EntityLimits.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    if (method.getName().equals(name)) {
                        return answer;
                    }
                    return method.getReturnType() == ResultSet.class ? answering(ResultSet.class, "next", false)
                            : method.getReturnType() == boolean.class ? false : null;
                }));
    }
}
