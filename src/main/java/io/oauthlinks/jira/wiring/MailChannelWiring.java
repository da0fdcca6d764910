package io.oauthlinks.jira.wiring;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.sal.api.message.I18nResolver;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.issue.IssueRequests;
import io.oauthlinks.jira.schedule.Jobs.Job;
import io.oauthlinks.jira.servicedesk.ServiceRequests;
import io.oauthlinks.jira.store.AoLeases;
import io.oauthlinks.lease.Leases;
import io.oauthlinks.mailchannel.ChannelAddresses;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.ChannelTests;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.OwnAddresses;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.TestPace;
import io.oauthlinks.mailchannel.fetch.FetchPorts;
import io.oauthlinks.mailchannel.fetch.Fetches;
import io.oauthlinks.mailchannel.filter.Filters;
import io.oauthlinks.mailchannel.intake.Intake;
import io.oauthlinks.mailchannel.intake.IntakePorts;
import io.oauthlinks.mailchannel.intake.JiraSide;
import io.oauthlinks.mailchannel.intake.People;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.SpoolFiles;
import io.oauthlinks.mailchannel.message.MimeMailReader;
import io.oauthlinks.mailchannel.message.ReadingLimits;
import io.oauthlinks.mailchannel.metrics.ChannelMetrics;
import io.oauthlinks.mailchannel.metrics.MailChannelsBean;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.mailserver.mailbox.Mailboxes;
import io.oauthlinks.notice.Notices;
import io.oauthlinks.settings.SettingsStore;
import io.oauthlinks.work.WorkInProgress;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Mail channels: from mailboxes into Jira. */
@Component
@Configuration(proxyBeanMethods = false)
class MailChannelWiring {

    /** The shortest interval of a channel. */
    private static final Duration TICK = Duration.ofSeconds(5);

    @Bean
    OwnAddresses ownAddresses(MailChannels channels, MailServers servers, Clock clock) {
        return new ChannelAddresses(channels, servers, clock);
    }

    @Bean
    JiraSide jiraSide(ProjectFacts projects, People people, IssueRequests software, ServiceRequests service, I18nResolver texts, SettingsStore settings) {
        return new JiraSide(projects, people, software, service,
                message -> texts.getText(message.key(), message.arguments().toArray(String[]::new)), () -> settings.current().mail().newCustomers());
    }

    @Bean
    Intake intake(MailLedger ledger, SpoolFiles spool, OwnAddresses own, JiraSide jira, Threads threads, Clock clock) {
        return new Intake(new IntakePorts(ledger, spool, new MimeMailReader(ReadingLimits.USUAL),
                Filters.inOrder(own, ledger, clock), own, jira, threads.calls(), threads.takes(), clock));
    }

    /** Where channels and mails rest. */
    record Stores(MailChannels channels, ChannelStates states, MailLedger ledger, SpoolFiles spool) { }

    /** Whom a fetch deals with. */
    record Others(ProjectFacts projects, MailServers servers, Mailboxes mailboxes, Notices notices) { }

    @Bean
    Stores mailStores(MailChannels channels, ChannelStates states, MailLedger ledger, SpoolFiles spool) {
        return new Stores(channels, states, ledger, spool);
    }

    @Bean
    Others othersOfFetches(ProjectFacts projects, MailServers servers, Mailboxes mailboxes, Notices notices) {
        return new Others(projects, servers, mailboxes, notices);
    }

    @Bean
    Fetches fetches(Stores stores, Others others, ActiveObjects ao, Intake intake, Threads threads, WorkInProgress work, Clock clock) {
        // a fetch is in no transaction, so it needs no second thread for its lease
        Leases leases = new AoLeases(ao, Runnable::run, clock);
        FetchPorts ports = new FetchPorts(stores.channels, stores.states, others.projects, others.servers, others.mailboxes, stores.ledger,
                stores.spool, leases, others.notices, work, clock);
        return new Fetches(ports, intake, threads.fetches());
    }

    @Bean
    ChannelTests.Ports channelTestPorts(Others others, TestRuns runs, AuditLog audit) {
        return new ChannelTests.Ports(others.servers, others.mailboxes, runs, audit);
    }

    @Bean
    TestPace testPace(Leases leases) {
        return new TestPace(leases);
    }

    @Bean
    ChannelTests channelTests(ChannelTests.Ports ports, TestPace pace, Threads threads, Clock clock) {
        return new ChannelTests(ports, pace, threads.connectionTests(), clock);
    }

    /** On every node, because each fetches what nobody else does. */
    @Bean
    Job mailTickJob(Fetches fetches) {
        return Job.onEveryNode("mail-tick", TICK, () -> {
            fetches.tick();
            return 0;
        });
    }

    @Bean
    Job mailLeftoversJob(Fetches fetches) {
        return new Job("mail-leftovers", Duration.ofHours(1), fetches::sweep);
    }

    @Bean
    ChannelMetrics channelMetrics(MailChannels channels, ChannelStates states, MailLedger ledger, ProjectFacts projects, Clock clock) {
        return new ChannelMetrics(channels, states, ledger, projects, clock);
    }

    @Bean
    MailChannelsBean mailChannelsBean(ChannelMetrics metrics) {
        return new MailChannelsBean(metrics, ManagementFactory.getPlatformMBeanServer());
    }
}
