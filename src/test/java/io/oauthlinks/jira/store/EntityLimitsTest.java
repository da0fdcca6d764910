package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import net.java.ao.Entity;
import net.java.ao.RawEntity;
import net.java.ao.schema.Default;
import net.java.ao.schema.Index;
import net.java.ao.schema.Indexed;
import net.java.ao.schema.Indexes;
import net.java.ao.schema.NotNull;
import net.java.ao.schema.StringLength;
import net.java.ao.schema.Table;
import net.java.ao.schema.Unique;
import org.junit.jupiter.api.Test;

/** Every entity against the databases of Jira that no test can run on, and each rule against an entity that breaks it. */
class EntityLimitsTest {

    /** Active Objects quotes it, and no criterion names it; another name would lose what is stored. */
    private static final List<String> KNOWN = List.of("MailServerRow HOST: reserved word of SQL Server",
            "MailServerRow HOST: reserved word of PostgreSQL");

    private final EntityLimits limits = new EntityLimits(TestDatabase.NAMES);

    @Test
    void noEntityBreaksALimit() {
        assertThat(limits.broken(TestDatabase.ENTITIES)).isEqualTo(KNOWN);
    }

    @Table("ANameThatIsLongerThanAllowed")
    interface LongTable extends Entity {
        long getAt();
    }

    interface LongColumn extends Entity {
        long getTheTimeAtWhichItWasLastChanged();
    }

    interface LongText extends Entity {
        @StringLength(451)
        String getText();
    }

    @Indexes(@Index(name = "both", methodNames = {"getOne", "getTwo"}))
    interface Bad extends Entity {

        String getLevel();

        Date getDay();

        @Unique
        @StringLength(192)
        String getToken();

        @NotNull
        @StringLength(StringLength.UNLIMITED)
        String getText();

        @Default("none")
        String getChosen();

        @Indexed
        @StringLength(450)
        String getFits();

        @StringLength(300)
        String getOne();

        @StringLength(300)
        String getTwo();
    }

    @Test
    void everyRuleFindsWhatBreaksIt() {
        assertThat(limits.broken(List.<Class<? extends RawEntity<?>>>of(LongTable.class, LongColumn.class, LongText.class, Bad.class)))
                .anyMatch(line -> line.startsWith("LongTable: ") && line.contains("no longer than 30"))
                .anyMatch(line -> line.startsWith("LongColumn: ") && line.contains("no longer than 30"))
                .anyMatch(line -> line.startsWith("LongText: ") && line.contains("450"))
                .contains("Bad LEVEL: reserved word of Oracle",
                        "Bad DAY: type Date: databases keep it differently",
                        "Bad TOKEN: a unique text longer than 191",
                        "Bad TEXT: an unlimited text may be empty, which Oracle keeps as null",
                        "Bad CHOSEN: a text with a default: the empty one is null on Oracle",
                        "Bad index_ao_abcdef_bad_both: an index of texts longer than 450")
                .noneMatch(line -> line.contains("FITS"));
    }
}
