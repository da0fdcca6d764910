package io.oauthlinks.jira.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.java.ao.DatabaseProvider;
import net.java.ao.RawEntity;
import net.java.ao.schema.NameConverters;
import net.java.ao.schema.SchemaGenerator;
import net.java.ao.schema.ddl.DDLField;
import net.java.ao.schema.ddl.DDLTable;

/** What the strictest database takes in a statement; {@link TestDatabase} has each one read that a test of the store sends. */
final class StatementLimits {

    private static final int MOST_IN_LIST = 1000;
    private static final Pattern TABLE = Pattern.compile("\\bAO_[0-9A-F]{6}_\\w+");
    private static final Pattern IN_LIST = Pattern.compile("\\bIN ?\\(([^)]*)\\)");
    private static final Pattern CONDITIONS = Pattern.compile("\\b(WHERE|ORDER BY|GROUP BY|HAVING)\\b.*", Pattern.DOTALL);
    private static final Pattern TRUTH = Pattern.compile("\\b(TRUE|FALSE)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE = Pattern.compile("\\bOFFSET\\b|\\bLIMIT \\d+ *,");

    private final Map<String, Set<String>> largeTexts;

    private StatementLimits(Map<String, Set<String>> largeTexts) {
        this.largeTexts = largeTexts;
    }

    static StatementLimits of(DatabaseProvider provider, NameConverters names, List<Class<? extends RawEntity<?>>> entities) {
        Map<String, Set<String>> largeTexts = new HashMap<>();
        for (Class<? extends RawEntity<?>> entity : entities) {
            DDLTable table = SchemaGenerator.parseInterface(provider, names, entity);
            largeTexts.put(table.getName(), Arrays.stream(table.getFields())
                    .filter(field -> field.getType().getQualifiers().isUnlimitedLength()).map(DDLField::getName).collect(Collectors.toSet()));
        }
        return new StatementLimits(largeTexts);
    }

    /** @throws AssertionError that names the rule and the statement */
    void check(String statement) {
        Matcher lists = IN_LIST.matcher(statement);
        while (lists.find()) {
            refuseIf(lists.group(1).split(",").length > MOST_IN_LIST, "A list of more than " + MOST_IN_LIST, statement);
        }
        Matcher conditions = CONDITIONS.matcher(statement);
        String compared = conditions.find() ? conditions.group() : "";
        refuseIf(TRUTH.matcher(compared).find(), "TRUE and FALSE, which SQL Server and Oracle do not know", statement);
        refuseIf(compared.contains("''"), "An empty text, which is null on Oracle", statement);
        for (String column : largeTextsOf(statement)) {
            Pattern comparison = Pattern.compile("\\b" + column + "\\b[\"`]?+(?! (LIKE|IS) )");
            refuseIf(comparison.matcher(compared).find(), "The large text " + column + ", which Oracle and SQL Server do not compare", statement);
        }
        refuseIf(PAGE.matcher(statement).find() && !compared.contains("ORDER BY"), "A page without an order", statement);
    }

    private Set<String> largeTextsOf(String statement) {
        Matcher table = TABLE.matcher(statement);
        return table.find() ? largeTexts.getOrDefault(table.group(), Set.of()) : Set.of();
    }

    private static void refuseIf(boolean broken, String rule, String statement) {
        if (broken) {
            throw new AssertionError(rule + ": " + statement);
        }
    }
}
