package io.oauthlinks.jira.wiring;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.jira.security.GlobalPermissionManager;
import com.atlassian.jira.security.groups.GroupManager;
import com.atlassian.mail.queue.MailQueue;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.UrlMode;
import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.jira.http.Texts;
import io.oauthlinks.jira.platform.JiraMailServers;
import io.oauthlinks.jira.platform.NoticePeople;
import io.oauthlinks.jira.platform.QueuedNoticeMails;
import io.oauthlinks.jira.screen.NoticeBanner;
import io.oauthlinks.jira.servicedesk.JiraAdministrators;
import io.oauthlinks.jira.store.AoNotices;
import io.oauthlinks.notice.NoticeMails;
import io.oauthlinks.notice.Notices;
import io.oauthlinks.notice.ToldNotices;
import io.oauthlinks.settings.BaseUrl;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What people are told, by e-mail and banner. */
@Component
@Configuration(proxyBeanMethods = false)
class NoticeWiring {

    @Bean
    JiraAdministrators jiraAdministrators(GlobalPermissionManager permissions, GroupManager groups) {
        return new JiraAdministrators(permissions, groups);
    }

    @Bean
    NoticePeople noticePeople(JiraAdministrators administrators, com.atlassian.jira.user.util.UserManager users, LocaleResolver locales,
                              I18nResolver texts, BaseUrl baseUrl) {
        return new NoticePeople(administrators::system, users::getUserByKey, user -> locales.getLocale(new UserKey(user.getKey())),
                (locale, message) -> new Texts(texts, locale).of(message), baseUrl);
    }

    @Bean
    NoticeMails noticeMails(MailQueue queue, MailServerManager servers, NoticePeople people) {
        return new QueuedNoticeMails(queue, new JiraMailServers(servers)::canSend, people);
    }

    @Bean
    Notices notices(ActiveObjects ao, NoticeMails mails, UserManager users, Clock clock) {
        return new ToldNotices(new AoNotices(ao), mails, userKey -> users.isSystemAdmin(new UserKey(userKey)), clock);
    }

    @Bean
    NoticeBanner.Surroundings bannerSurroundings(UserManager users, I18nResolver texts, LocaleResolver locales, ApplicationProperties properties) {
        return new NoticeBanner.Surroundings(() -> Optional.ofNullable(users.getRemoteUserKey()).map(UserKey::getStringValue),
                () -> new Texts(texts, locales.getLocale()), () -> properties.getBaseUrl(UrlMode.RELATIVE));
    }
}
