package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import net.java.ao.Query;
import org.junit.jupiter.api.Test;

class PlainColumnsTest {

    private static final String COLUMNS = "LINK_ID,USER_KEY";

    @Test
    void meanTheSameAsColumnsThatAreLookedThrough() {
        Query plain = new PlainColumns(COLUMNS);
        assertThat(plain.getFieldMetadata()).usingRecursiveFieldByFieldElementComparator().isEqualTo(Query.select(COLUMNS).getFieldMetadata());
        assertThat(plain.getCanonicalFields(null)).containsExactly("LINK_ID", "USER_KEY").isEqualTo(Query.select(COLUMNS).getCanonicalFields(null));
    }
}
