package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the tests of the store refuse what only another database would refuse. */
class StatementLimitsTest {

    private final StatementLimits limits = TestDatabase.statementLimits();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM "AO_ABCDEF_MAIL_SERVER" WHERE "NAME" = ?                      | The large text NAME
            SELECT * FROM "AO_ABCDEF_MAIL_SERVER" WHERE "ID" > ? ORDER BY NAME ASC      | The large text NAME
            DELETE FROM `AO_ABCDEF_ACCOUNT` WHERE `MAILBOX` IN (?)                      | The large text MAILBOX
            SELECT * FROM "AO_ABCDEF_MAIL_SERVER" WHERE "ENABLED" = true                | TRUE and FALSE
            SELECT * FROM "AO_ABCDEF_MAIL_SERVER" WHERE "AUTH_KIND" = ''                | An empty text
            SELECT * FROM "AO_ABCDEF_AUDIT_ENTRY" WHERE "ID" > ? LIMIT 10 OFFSET 20     | A page without an order
            SELECT * FROM `AO_ABCDEF_AUDIT_ENTRY` WHERE `ID` > ? LIMIT 20, 10           | A page without an order
            """)
    void whatOneDatabaseRefusesIsNamed(String statement, String rule) {
        String sent = statement.strip();
        assertThatThrownBy(() -> limits.check(sent)).isInstanceOf(AssertionError.class).hasMessageStartingWith(rule).hasMessageContaining(sent);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT * FROM "AO_ABCDEF_SETTING" WHERE "NAME" = ?
            SELECT * FROM "AO_ABCDEF_AUDIT_ENTRY" WHERE "SEARCH_TEXT" LIKE ? ESCAPE '!' ORDER BY ID DESC LIMIT 10 OFFSET 20
            SELECT COUNT(*) FROM "AO_ABCDEF_ACCOUNT" WHERE "ACCESS_TOKEN" IS NOT NULL
            UPDATE "AO_ABCDEF_MAIL_SERVER" SET "NAME" = ?,"ENABLED" = ? WHERE "ID" = ?
            """)
    void whatAllTakeIsNot(String statement) {
        assertThatCode(() -> limits.check(statement)).doesNotThrowAnyException();
    }

    @Test
    void listsHaveAtMostAThousand() {
        String list = "DELETE FROM \"AO_ABCDEF_ACCOUNT\" WHERE \"ID\" IN (%s)";
        assertThatCode(() -> limits.check(list.formatted(String.join(", ", Collections.nCopies(1000, "?"))))).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.check(list.formatted(String.join(", ", Collections.nCopies(1001, "?")))))
                .isInstanceOf(AssertionError.class).hasMessageStartingWith("A list");
    }
}
