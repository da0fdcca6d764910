package io.oauthlinks.jira.wiring;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.jira.rest.AccountJson;
import io.oauthlinks.jira.rest.Answers;
import io.oauthlinks.jira.rest.AuthorizationJson;
import io.oauthlinks.jira.rest.ForgottenAccount;
import io.oauthlinks.jira.rest.OutgoingLinkJson;
import io.oauthlinks.jira.rest.TestRunJson;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.outgoinglink.RedirectUrls;
import io.oauthlinks.outgoinglink.flow.UnansweredAuthorizations;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.DeletedAccounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What the REST resources share; the resources themselves are made by Jira. */
@Component
@Configuration(proxyBeanMethods = false)
class RestWiring {

    @Bean
    Answers answers(I18nResolver texts, LocaleResolver locales, UserManager users) {
        return new Answers(texts, locales, () -> users.isSystemAdmin(users.getRemoteUserKey()));
    }

    @Bean
    OutgoingLinkJson outgoingLinkJson(RedirectUrls redirectUrls) {
        return new OutgoingLinkJson(redirectUrls);
    }

    @Bean
    AccountJson accountJson(Answers answers) {
        return new AccountJson(answers);
    }

    @Bean
    AuthorizationJson authorizationJson(Accounts accounts, UnansweredAuthorizations unanswered, AccountJson account, Answers answers) {
        return new AuthorizationJson(accounts, unanswered, account, answers);
    }

    @Bean
    TestRunJson testRunJson(Answers answers) {
        return new TestRunJson(answers);
    }

    @Bean
    ForgottenAccount forgottenAccount(MailServerEditor editor, Accounts accounts, DeletedAccounts deleted, AuditLog audit) {
        return new ForgottenAccount(editor, accounts, deleted, audit);
    }
}
