package io.oauthlinks.jira.store;

import static io.oauthlinks.mailserver.TestMailServers.mailServer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.lease.Waiter;
import io.oauthlinks.mailserver.AccountCheck;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServerRules;
import io.oauthlinks.mailserver.TestEvidence;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.KeptTokens;
import io.oauthlinks.outgoinglink.LinkUses;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkEditor;
import io.oauthlinks.outgoinglink.TestLinks;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes change a link and its mail servers: the second one begins when the first has checked and has not written yet. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@Timeout(60)
class LinkInUseTest {

    private static final Actor ADMIN = new Actor("admin", "Admin", "192.0.2.7");

    @Parameter
    private TestDatabase database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch secondWaits = new CountDownLatch(1);
    private final AtomicBoolean begun = new AtomicBoolean();
    private Runnable second = () -> { };
    private Future<?> secondEnds;
    private ActiveObjects ao;
    private AoOutgoingLinks links;
    private AoMailServers servers;
    private long link;

    @BeforeEach
    void start() {
        ao = database.empty();
        links = new AoOutgoingLinks(ao, new PlacedVault());
        servers = new AoMailServers(ao, new PlacedVault());
        link = links.save(TestLinks.custom("https://login.example").build()).id();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aMailServerSavedWhileItsLinkIsDeletedIsRefused() {
        second = () -> save("IT helpdesk", 0);
        links().delete(link, ADMIN);
        assertThatThrownBy(() -> secondEnds.get()).hasCauseInstanceOf(InvalidInput.class).hasMessageContaining("linkId");
        assertThat(links.all()).isEmpty();
        assertThat(servers.all()).isEmpty();
    }

    @Test
    void aLinkDeletedWhileAMailServerIsSavedIsRefused() {
        second = () -> links().delete(link, ADMIN);
        MailServer saved = save("IT helpdesk", 0);
        assertThatThrownBy(() -> secondEnds.get()).hasCauseInstanceOf(Refusal.class).hasMessageContaining("link-in-use");
        assertThat(links.byId(link)).isPresent();
        assertThat(servers.all()).containsExactly(saved);
    }

    @Test
    void anAccountIsTakenByOneMailServer() throws Exception {
        second = () -> save("Second", 11);
        MailServer first = save("First", 11);
        secondEnds.get();
        assertThat(servers.usingAccount(11)).contains(first);
        assertThat(servers.all()).extracting(server -> server.login().accountId()).containsExactly(11L, 0L);
    }

    private MailServer save(String name, long account) {
        MailServerForm draft = MailServerForm.of(mailServer().name(name).account(link, account).enabled(false).build());
        return servers().save(null, draft, 0, ADMIN);
    }

    private static final KeptTokens NO_TOKENS = new KeptTokens() {
        @Override
        public void linkChanged(OutgoingLink saved, Actor actor) {
            throw new AssertionError("no link is changed");
        }

        @Override
        public Runnable revocationOf(OutgoingLink link, Actor actor) {
            return () -> { };
        }

        @Override
        public int count(long linkId) {
            return 0;
        }
    };

    private OutgoingLinkEditor links() {
        LinkUses uses = id -> {
            var users = servers.usingLink(id).stream().map(MailServer::name).toList();
            afterTheFirstCheck();
            return users;
        };
        return new OutgoingLinkEditor(links, new OutgoingLinkEditor.Dependents(uses, NO_TOKENS, turns()), null, null, audit(), Clock.systemUTC());
    }

    private MailServerEditor servers() {
        AccountCheck accounts = (login, server, endpoint) -> {
            AccountCheck.Answer answer = links.byId(login.linkId()).isEmpty() ? AccountCheck.Answer.UNKNOWN_LINK
                    : servers.usingAccount(login.accountId()).isPresent() ? AccountCheck.Answer.USED_BY_ANOTHER_SERVER : AccountCheck.Answer.FITS;
            afterTheFirstCheck();
            return answer;
        };
        return new MailServerEditor(servers, new MailServerRules(servers, accounts), (values, run) -> TestEvidence.Answer.NONE, id -> List.of(), turns(), audit(),
                Clock.systemUTC());
    }

    /** Of one node; whoever has to wait says so. */
    private Turns turns() {
        return new Turns(new AoLeases(ao, threads, Clock.systemUTC()), pause -> {
            secondWaits.countDown();
            Waiter.PARKING.pause(pause);
        });
    }

    private AuditLog audit() {
        return new AoAuditLog(ao, Clock.systemUTC());
    }

    private void afterTheFirstCheck() {
        if (begun.compareAndSet(false, true)) {
            secondEnds = threads.submit(second);
            try {
                assertThat(secondWaits.await(10, TimeUnit.SECONDS)).as("the second one waits for its turn").isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
