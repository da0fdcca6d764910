package io.oauthlinks.jira.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.JiraNotReady;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class JiraCallsTest {

    private final InMemoryJira jira = new InMemoryJira();
    private final JiraCalls calls = new JiraDoors(jira).calls();

    @Test
    void aThreadIsLeftAsItWas() {
        jira.loggedIn = jira.users.get("JIRAUSER2");

        String seen = calls.as(jira.users.get("JIRAUSER1"), () -> jira.loggedIn.getName() + jira.open);

        assertThat(seen).isEqualTo("alice1");
        assertThat(jira.loggedIn.getName()).as("who looks at a page stays logged in").isEqualTo("bob");
        assertThat(jira.open).isZero();
        assertThat(calls.<Object>look(() -> jira.loggedIn)).isNull();
    }

    @Test
    void onlyWhatWouldFailEveryMailStopsAllMails() {
        assertThat(thrown(new IllegalStateException("x", new SQLException("no route to host", "08S01")))).isInstanceOf(JiraNotReady.class);
        assertThat(thrown(new IllegalStateException(new SQLTransientConnectionException("pool is empty")))).isInstanceOf(JiraNotReady.class);
        assertThat(thrown(new IllegalStateException(new SQLException("incorrect string value", "HY000")))).isInstanceOf(JiraFailed.class);
        assertThat(thrown(new NullPointerException())).isInstanceOf(JiraFailed.class).hasNoCause();
    }

    private Throwable thrown(RuntimeException byJira) {
        return catchThrowable(() -> calls.look(() -> {
            throw byJira;
        }));
    }

    @Test
    void aMissingMethodOfJiraIsAFailureOfThisCall() {
        assertThatExceptionOfType(JiraNotReady.class).isThrownBy(() -> calls.look(() -> {
            throw new NoSuchMethodError("com.atlassian.jira.X.y()");
        }));
        assertThat(jira.open).isZero();
    }

    @Test
    void aTextThatIsTooDeepForJiraIsAFailureAtThisMail() {
        assertThatExceptionOfType(JiraFailed.class).isThrownBy(() -> calls.look(() -> {
            throw new StackOverflowError();
        }));
        assertThat(jira.open).isZero();
    }
}
