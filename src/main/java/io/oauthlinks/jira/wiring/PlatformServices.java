package io.oauthlinks.jira.wiring;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.atlassian.audit.api.AuditService;
import com.atlassian.event.api.EventPublisher;
import com.atlassian.mail.server.MailServerManager;
import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.sal.api.ApplicationProperties;
import com.atlassian.sal.api.auth.AuthenticationListener;
import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.timezone.TimeZoneManager;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import com.atlassian.scheduler.SchedulerService;
import com.atlassian.templaterenderer.TemplateRenderer;
import org.springframework.stereotype.Component;

/** Every service that the app takes from Jira: imported here, once, and from then on beans of their own types. */
@Component
final class PlatformServices {

    @ComponentImport
    private ActiveObjects activeObjects;
    @ComponentImport
    private ApplicationProperties applicationProperties;
    @ComponentImport
    private AuditService auditService;
    @ComponentImport
    private AuthenticationListener authenticationListener;
    @ComponentImport
    private EventPublisher eventPublisher;
    @ComponentImport
    private I18nResolver i18nResolver;
    /** Jira's own; SAL's has the same simple name, from which the name of a bean is made. */
    @ComponentImport("jiraUserManager")
    private com.atlassian.jira.user.util.UserManager jiraUserManager;
    @ComponentImport
    private LocaleResolver localeResolver;
    @ComponentImport
    private LoginUriProvider loginUriProvider;
    @ComponentImport
    private MailServerManager mailServerManager;
    @ComponentImport
    private SchedulerService schedulerService;
    @ComponentImport
    private TemplateRenderer templateRenderer;
    @ComponentImport
    private TimeZoneManager timeZoneManager;
    @ComponentImport
    private UserManager userManager;
    @ComponentImport
    private WebSudoManager webSudoManager;
    @ComponentImport
    private XsrfTokenAccessor xsrfTokenAccessor;
    @ComponentImport
    private XsrfTokenValidator xsrfTokenValidator;
}
