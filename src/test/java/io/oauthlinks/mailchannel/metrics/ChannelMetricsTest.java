package io.oauthlinks.mailchannel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.InMemoryMailChannels;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.mailchannel.ledger.InMemoryMailLedger;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.message.Problem;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

class ChannelMetricsTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryMailChannels channels = new InMemoryMailChannels();
    private final InMemoryMailLedger ledger = new InMemoryMailLedger();
    private final ProjectFacts projects = (ProjectFacts) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ProjectFacts.class},
            (proxy, method, arguments) -> (long) arguments[0] == TestChannels.PROJECT
                    ? Optional.of(new ProjectFacts.Project(TestChannels.PROJECT, "SUP", "Support", true, false)) : Optional.empty());
    private final ChannelMetrics metrics = new ChannelMetrics(channels, channels.states(), ledger, projects, clock);
    private final MailChannel failing = channels.save(TestChannels.channel("IT \"helpdesk\"\\\n2"));
    private final MailChannel paused = channels.save(TestChannels.in(TestChannels.inProject(TestChannels.channel("of a project that is gone"), 7), MailChannel.State.PAUSED));

    ChannelMetricsTest() {
        channels.states().save(new ChannelState(failing.id(), 1, 2, 0, clock.instant(), clock.instant().minusSeconds(600), null, clock.instant().minusSeconds(90), 3,
                clock.instant().minusSeconds(60), Problem.named("oauth-links.mail-server.error", "host-not-found"), true));
        entry("1", MailEntry.Outcome.CREATED);
        entry("2", MailEntry.Outcome.CREATED);
        entry("3", MailEntry.Outcome.PARKED);
    }

    private void entry(String uid, MailEntry.Outcome outcome) {
        MailEntry entry = ledger.add(List.of(MailEntry.spooled("0".repeat(31) + uid, failing, new MailEntry.Placed(7, "INBOX", 1, uid), new Spool.Spooled(1, uid),
                clock.instant()))).get(0);
        ledger.update(List.of(entry.done(new MailEntry.Fate(outcome, "new", 1, "SUP-1", 0, null, clock.instant()), Duration.ZERO)));
    }

    @Test
    void aChannelIsTold() {
        assertThat(MetricsText.of(metrics.current()).lines())
                .contains("# TYPE oauth_links_mail_channel_lag_seconds gauge",
                        "oauth_links_mail_channel_enabled{channel=\"1\",project=\"SUP\",name=\"IT \\\"helpdesk\\\"\\\\\\n2\"} 1",
                        "oauth_links_mail_channel_lag_seconds{channel=\"1\",project=\"SUP\",name=\"IT \\\"helpdesk\\\"\\\\\\n2\"} 90",
                        "oauth_links_mail_channel_failures{channel=\"1\",project=\"SUP\",name=\"IT \\\"helpdesk\\\"\\\\\\n2\"} 3",
                        "oauth_links_mail_channel_mails{channel=\"1\",project=\"SUP\",name=\"IT \\\"helpdesk\\\"\\\\\\n2\",outcome=\"created\"} 2",
                        "oauth_links_mail_channel_enabled{channel=\"2\",project=\"7\",name=\"of a project that is gone\"} 0",
                        "oauth_links_mail_channel_last_fetch_timestamp_seconds{channel=\"2\",project=\"7\",name=\"of a project that is gone\"} 0")
                .allMatch(line -> line.startsWith("#") || line.matches("oauth_links_mail_channel_[a-z_]+\\{.*} -?\\d+"));
    }

    @Test
    void withoutChannelsThereAreNoValues() {
        assertThat(MetricsText.of(List.of()).lines()).isNotEmpty().allMatch(line -> line.startsWith("# "));
    }

    @Test
    void figuresAreCountedEveryHalfMinuteAtMost() {
        assertThat(metrics.current()).hasSize(2);
        channels.delete(paused.id());
        clock.advance(Duration.ofSeconds(29));
        assertThat(metrics.current()).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(metrics.current()).hasSize(1);
    }

    @Test
    void whoAsksWhileTheyAreCountedDoesNotWait() throws Exception {
        CountDownLatch counting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean slow = new AtomicBoolean();
        ProjectFacts waiting = (ProjectFacts) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ProjectFacts.class}, (proxy, method, arguments) -> {
            if (slow.get()) {
                counting.countDown();
                goOn.await();
            }
            return Optional.empty();
        });
        ChannelMetrics watched = new ChannelMetrics(channels, channels.states(), ledger, waiting, clock);
        assertThat(watched.current()).hasSize(2);
        slow.set(true);
        channels.delete(paused.id());
        clock.advance(Duration.ofSeconds(30));
        CompletableFuture<List<ChannelFigures>> first = CompletableFuture.supplyAsync(watched::current);
        counting.await();
        assertThat(watched.current()).as("those of before").hasSize(2);
        goOn.countDown();
        assertThat(first.join()).hasSize(1);
        assertThat(watched.current()).hasSize(1);
    }

    @Test
    void managementToolsReadThemByJmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        MailChannelsBean bean = new MailChannelsBean(metrics, server);
        ObjectName name = new ObjectName(MailChannelsBean.NAME);
        bean.start();
        bean.start();
        try {
            CompositeData[] rows = (CompositeData[]) server.getAttribute(name, "Channels");
            assertThat(rows).hasSize(2);
            assertThat(rows).anySatisfy(row -> {
                assertThat(row.get("project")).isEqualTo("SUP");
                assertThat(row.get("problem")).isEqualTo("host-not-found");
                assertThat(row.get("lagSeconds")).isEqualTo(90L);
                assertThat(row.get("parkedMails")).isEqualTo(1);
                assertThat(row.get("mails")).isEqualTo(3);
            });
            assertThat(server.getAttribute(name, "FailingChannels")).isEqualTo(1);
            assertThat(server.getAttribute(name, "ParkedMails")).isEqualTo(1);
            assertThat(server.getAttribute(name, "LongestLagSeconds")).isEqualTo(90L);
        } finally {
            bean.stop();
        }
        bean.stop();
        assertThat(server.isRegistered(name)).isFalse();
    }
}
