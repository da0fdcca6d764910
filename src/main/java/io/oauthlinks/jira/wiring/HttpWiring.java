package io.oauthlinks.jira.wiring;

import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.timezone.TimeZoneManager;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import com.atlassian.templaterenderer.TemplateRenderer;
import io.oauthlinks.jira.http.BindingCookie;
import io.oauthlinks.jira.http.Guards;
import io.oauthlinks.jira.http.PageWriter;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.jira.http.Responses;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.secret.KeySetVault;
import io.oauthlinks.settings.BaseUrl;
import io.oauthlinks.settings.SettingsStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What stands between the servlet container and the screens. Parameters are named like the beans: a service may have several faces. */
@Component
@Configuration(proxyBeanMethods = false)
class HttpWiring {

    @Bean
    BindingCookie bindingCookie(BaseUrl baseUrl) {
        return new BindingCookie(baseUrl::get);
    }

    @Bean
    PageWriter pageWriter(TemplateRenderer renderer, I18nResolver texts, LocaleResolver locales, XsrfTokenAccessor xsrfTokenAccessor,
                          XsrfTokenValidator xsrfTokenValidator, SettingsStore settings, KeySetVault vault) {
        return new PageWriter(renderer, texts, locales, new PageWriter.XsrfTokens(xsrfTokenAccessor, xsrfTokenValidator), new PageWriter.Warnings(settings, vault::problem));
    }

    @Bean
    Guards guards(UserManager users, LoginUriProvider logins, WebSudoManager webSudo, XsrfTokenValidator xsrfTokenValidator,
                  ProjectFacts projects, PageWriter pages) {
        return new Guards(users, logins, webSudo, xsrfTokenValidator, projects, pages);
    }

    @Bean
    Requests requests(UserManager users, LocaleResolver locales, TimeZoneManager zones) {
        return new Requests(users, locales, zones);
    }

    @Bean
    Responses responses(PageWriter pages, BindingCookie cookies) {
        return new Responses(pages, cookies);
    }
}
