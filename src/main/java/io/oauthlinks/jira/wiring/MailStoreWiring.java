package io.oauthlinks.jira.wiring;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.sal.api.ApplicationProperties;
import io.oauthlinks.jira.schedule.CleanUp.Kind;
import io.oauthlinks.jira.schedule.Jobs.Job;
import io.oauthlinks.jira.store.AoChannelStates;
import io.oauthlinks.jira.store.AoMailChannels;
import io.oauthlinks.jira.store.AoMailLedger;
import io.oauthlinks.jira.store.AoProjectServers;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectServers;
import io.oauthlinks.mailchannel.ledger.LogRetention;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.SpoolFiles;
import io.oauthlinks.mailchannel.ledger.SpoolSweep;
import io.oauthlinks.mailserver.MailServerUses;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.settings.SettingsStore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Where mail channels and their mails rest, and how long. */
@Component
@Configuration(proxyBeanMethods = false)
class MailStoreWiring {

    @Bean
    MailChannels mailChannels(ActiveObjects ao) {
        return new AoMailChannels(ao);
    }

    @Bean
    ChannelStates channelStates(ActiveObjects ao) {
        return new AoChannelStates(ao);
    }

    @Bean
    ProjectServers projectServers(ActiveObjects ao) {
        return new AoProjectServers(ao);
    }

    @Bean
    MailLedger mailLedger(ActiveObjects ao, Clock clock) {
        return new AoMailLedger(ao, clock);
    }

    @Bean
    SpoolFiles spool(ApplicationProperties properties, SettingsStore settings, Threads threads) {
        return new SpoolFiles(StoreWiring.home(properties), () -> settings.current().mail().spoolBytes(), threads.disk());
    }

    @Bean
    MailServerUses mailServerUses(MailChannels channels) {
        return serverId -> channels.usingServer(serverId).stream().map(MailChannel::name).toList();
    }

    @Bean
    Kind oldMails(MailLedger ledger, SpoolFiles spool, MailChannels channels, MailServers servers, SettingsStore settings) {
        LogRetention retention = new LogRetention(ledger, spool, channels, servers);
        return new Kind("mails of the log", (now, limit) -> retention.deleteBefore(now.minus(settings.current().mail().logRetention()), limit));
    }

    @Bean
    Job spoolSweepJob(SpoolFiles spool, MailLedger ledger, SettingsStore settings, Clock clock) {
        return new Job("mail-spool", Duration.ofHours(1), new SpoolSweep(spool, ledger, settings, clock)::run);
    }

    /** On every node, because each asks whether there is room. */
    @Bean
    Job spoolMeasureJob(SpoolFiles spool) {
        return Job.onEveryNode("mail-spool-size", Duration.ofMinutes(10), spool::measure);
    }
}
