package io.oauthlinks.jira.wiring;

import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.jira.rest.Answers;
import io.oauthlinks.jira.rest.ChannelAccess;
import io.oauthlinks.jira.rest.ChannelMails;
import io.oauthlinks.jira.rest.MailChannelJson;
import io.oauthlinks.jira.rest.MailEntryJson;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.SpoolFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the REST resources of mail channels share. */
@Component
@Configuration(proxyBeanMethods = false)
class MailChannelRestWiring {

    @Bean
    ChannelAccess channelAccess(MailChannels channels, ProjectFacts projects, Requests requests) {
        return new ChannelAccess(channels, projects, requests);
    }

    @Bean
    ChannelMails channelMails(ChannelAccess access, MailLedger ledger, SpoolFiles spool) {
        return new ChannelMails(access, ledger, spool);
    }

    @Bean
    MailChannelJson mailChannelJson(ProjectFacts projects, ChannelStates states, MailLedger ledger, Answers answers) {
        return new MailChannelJson(projects, states, ledger, answers);
    }

    @Bean
    MailEntryJson mailEntryJson(Answers answers) {
        return new MailEntryJson(answers);
    }
}
