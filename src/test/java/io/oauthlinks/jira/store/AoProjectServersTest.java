package io.oauthlinks.jira.store;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.mailchannel.ProjectServers;
import io.oauthlinks.mailserver.MailServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoProjectServersTest {

    private static final long SUP = 10_000;
    private static final long DEV = 10_001;

    @Parameter
    private TestDatabase database;
    private ActiveObjects ao;
    private ProjectServers servers;

    @BeforeEach
    void start() {
        ao = database.empty();
        servers = new AoProjectServers(ao);
    }

    @Test
    void aProjectMayUseItsOwnServersFirstAndThoseSharedWithIt() {
        servers.own(9, SUP);
        servers.own(8, DEV);
        servers.share(3, List.of(SUP, DEV));
        servers.share(2, List.of(ProjectServers.EVERY_PROJECT));
        assertThat(servers.usableBy(SUP)).containsExactly(9L, 2L, 3L);
        assertThat(servers.usableBy(DEV)).containsExactly(8L, 2L, 3L);
        assertThat(servers.usableBy(10_002)).containsExactly(2L);
        assertThat(servers.ownerOf(9)).contains(SUP);
        assertThat(servers.ownerOf(3)).isEmpty();
    }

    @Test
    void sharingReplacesWhatWasShared() {
        servers.share(3, List.of(SUP, DEV, DEV));
        assertThat(servers.sharedWith(3)).containsExactly(SUP, DEV);
        servers.share(3, List.of(DEV, ProjectServers.EVERY_PROJECT));
        assertThat(servers.sharedWith(3)).containsExactly(ProjectServers.EVERY_PROJECT, DEV);
        assertThat(servers.usableBy(DEV)).containsExactly(3L);
        servers.share(3, List.of());
        assertThat(servers.usableBy(DEV)).isEmpty();
    }

    @Test
    void aServerHasOneOwner() {
        servers.own(9, SUP);
        servers.own(9, DEV);
        assertThat(servers.ownerOf(9)).contains(DEV);
        assertThat(servers.usableBy(SUP)).isEmpty();
    }

    @Test
    void nothingIsLeftOfADeletedServer() {
        AoMailServers mailServers = new AoMailServers(ao, new PlacedVault());
        MailServer server = mailServers.save(mailServer().build());
        servers.own(server.id(), SUP);
        servers.share(server.id(), List.of(DEV));
        mailServers.delete(server.id());
        assertThat(servers.usableBy(SUP)).isEmpty();
        assertThat(servers.usableBy(DEV)).isEmpty();
        assertThat(database.rows(ProjectServerRow.class)).isZero();
    }
}
