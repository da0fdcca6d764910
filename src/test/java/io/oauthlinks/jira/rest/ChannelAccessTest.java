package io.oauthlinks.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.user.UserProfile;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.mailchannel.InMemoryMailChannels;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.TestProjects;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who sees which channels by REST; admin administers everything, padmin the project SUP. */
class ChannelAccessTest {

    private String user = "padmin";
    private final InMemoryMailChannels channels = new InMemoryMailChannels();
    private final UserProfile profile = platform(UserProfile.class, call -> call.equals("getUserKey") ? new UserKey(user) : user);
    private final UserManager users = platform(UserManager.class, call -> call.equals("getRemoteUser") ? profile : new UserKey(user));
    private final ChannelAccess access = new ChannelAccess(channels, new TestProjects(), new Requests(users, null, null));
    private final HttpServletRequest request = platform(HttpServletRequest.class, call -> null);
    private final MailChannel ofSup = channels.save(TestChannels.channel("Support"));
    private final MailChannel ofGone = channels.save(TestChannels.inProject(TestChannels.channel("of a project that was deleted"), 99));

    private static <T> T platform(Class<T> type, Function<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answers.apply(method.getName())));
    }

    @Test
    @DisplayName("M35: the channel of a deleted project is there for system administrators")
    void whatADeletedProjectLeavesIsSeenByWhoCanSeeToIt() {
        user = "admin";
        assertThat(access.channel(ofGone.id(), request)).isEqualTo(ofGone);
        assertThat(access.all(request)).containsExactlyInAnyOrder(ofSup, ofGone);
    }

    @Test
    @DisplayName("M43: and for nobody else")
    void itIsNotThereForOthers() {
        assertThat(access.all(request)).containsExactly(ofSup);
        // outside Jira the 404 cannot be built
        assertThatThrownBy(() -> access.channel(ofGone.id(), request)).isInstanceOf(Throwable.class);
        assertThat(access.channel(ofSup.id(), request)).isEqualTo(ofSup);
    }
}
