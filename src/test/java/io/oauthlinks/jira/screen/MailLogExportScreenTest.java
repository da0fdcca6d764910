package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLogExportScreenTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"=1+1|\"'=1+1\"", "+49 30|\"'+49 30\"", "-1|\"'-1\"", "@SUM(A1)|\"'@SUM(A1)\"", "a;=1+1;b|\"a;'=1+1;b\"",
        "Re: order|\"Re: order\"", "a - b = c|\"a - b = c\"", "say \"hi\"|\"say \"\"hi\"\"\"", "``|\"\""}, delimiter = '|')
    void aCellIsNeverAFormula(String value, String cell) {
        assertThat(MailLogExportScreen.cell(value)).isEqualTo(cell);
    }
}
