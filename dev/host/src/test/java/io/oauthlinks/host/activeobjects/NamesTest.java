package io.oauthlinks.host.activeobjects;

import static org.assertj.core.api.Assertions.assertThat;

import net.java.ao.Entity;
import org.junit.jupiter.api.Test;

class NamesTest {

    public interface MailServer extends Entity {
        String getHostName();
    }

    @Test
    void prefixesTablesWithTheLastDigitsOfTheNamespacesHash() {
        // md5("io.oauthlinks") computed with md5sum
        assertThat(Names.tablePrefix("io.oauthlinks")).isEqualTo("AO_E21E20");
        assertThat(Names.converters("io.oauthlinks").getTableNameConverter().getName(MailServer.class)).isEqualTo("AO_E21E20_MAIL_SERVER");
    }

    @Test
    void writesColumnsInUpperCaseWithUnderscores() throws NoSuchMethodException {
        assertThat(Names.converters("n").getFieldNameConverter().getName(MailServer.class.getMethod("getHostName"))).isEqualTo("HOST_NAME");
    }
}
