package io.oauthlinks.jira.http.oauth2;

import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.timezone.TimeZoneManager;
import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import com.atlassian.sal.api.user.UserProfile;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.websudo.WebSudoSessionException;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import com.atlassian.templaterenderer.TemplateRenderer;
import io.oauthlinks.MovableClock;
import io.oauthlinks.audit.InMemoryAuditLog;
import io.oauthlinks.incominglink.InMemoryLinkProblems;
import io.oauthlinks.incominglink.InMemoryResourceOwners;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.authorize.AuthorizationEndpoint;
import io.oauthlinks.incominglink.grant.InMemoryAuthorizationCodes;
import io.oauthlinks.incominglink.grant.InMemoryGrants;
import io.oauthlinks.jira.http.BindingCookie;
import io.oauthlinks.jira.http.PageWriter;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Responses;
import io.oauthlinks.settings.InMemorySettings;
import io.oauthlinks.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;

/** A Jira with the authorization endpoint: who sits at the browser stands in the fields, what was shown too. */
final class AskingJira implements AuthorizeServlet.Pages {

    static final String XSRF_TOKEN = "xsrf-token";

    String user = "alice";
    boolean administrator;
    boolean passwordConfirmed;
    URI baseUrl = URI.create("https://jira.example.com/jira");

    Question question;
    Refusal refusal;
    boolean switchedOff;
    boolean passwordAsked;
    final InMemoryAuthorizationCodes codes = new InMemoryAuthorizationCodes();
    final InMemoryAuditLog audit = new InMemoryAuditLog();
    final InMemoryLinkProblems problems = new InMemoryLinkProblems();
    final InMemorySettings settings = new InMemorySettings(Settings.DEFAULTS);
    private final MovableClock clock = new MovableClock();
    private final Map<String, IncomingLink> links = new HashMap<>();

    AskingJira with(IncomingLink link) {
        links.put(link.clientId(), link);
        return this;
    }

    Exchange visit(Exchange exchange) {
        question = null;
        refusal = null;
        Issuer issuer = new Issuer(() -> baseUrl, settings);
        ProblemRecorder recorder = new ProblemRecorder(problems, clock);
        InMemoryResourceOwners owners = new InMemoryResourceOwners().with("alice", "alice", "Alice Moreau").with("bob", "bob", "Bob");
        AuthorizationEndpoint endpoint = new AuthorizationEndpoint(issuer, clients(), new AuthorizationEndpoint.Kept(codes, new InMemoryGrants(codes)),
                new AuthorizationEndpoint.People(owners, audit), settings, recorder, clock);
        PageWriter writer = writer();
        Requests requests = new Requests(users(), locales(), Exchange.fake(TimeZoneManager.class, (name, arguments) -> TimeZone.getTimeZone("UTC")));
        try {
            new AuthorizeServlet(endpoint, issuer, recorder, doors(exchange), requests, new Responses(writer, new BindingCookie(() -> baseUrl)), this)
                    .service(exchange.request(), exchange.response());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return exchange;
    }

    /** The answer that the form of the question sends. */
    Exchange answer(String decision) {
        List<String> fields = new ArrayList<>(List.of("atl_token=" + XSRF_TOKEN, CarriedRequest.DECISION + "=" + decision));
        question.fields().forEach(field -> fields.add(field.get("name") + "=" + field.get("value")));
        return form(fields);
    }

    /** A form as the container has read it. */
    static Exchange form(List<String> fields) {
        Exchange exchange = Exchange.form("/oauth2/authorize", String.join("&", fields));
        Map<String, List<String>> values = new HashMap<>();
        fields.forEach(field -> values.computeIfAbsent(field.substring(0, field.indexOf('=')), name -> new ArrayList<>())
                .add(field.substring(field.indexOf('=') + 1)));
        exchange.parsed = new HashMap<>();
        values.forEach((name, all) -> exchange.parsed.put(name, all.toArray(String[]::new)));
        return exchange;
    }

    @Override
    public Response question(Request request, Question asked) {
        question = asked;
        return Response.Page.ok("question", Map.of());
    }

    @Override
    public Response refused(Request request, Refusal refused) {
        refusal = refused;
        return new Response.Page(refused.status(), "refused", Map.of());
    }

    @Override
    public Response switchedOff(Request request, boolean systemAdministrator) {
        switchedOff = true;
        return new Response.Page(503, "off", Map.of());
    }

    private RegisteredClients clients() {
        return new RegisteredClients() {
            @Override
            public Optional<RegisteredClient> byClientId(String clientId) {
                return Optional.ofNullable(links.get(clientId)).map(link -> new RegisteredClient(link, List.of()));
            }

            @Override
            public Optional<RegisteredClient> byLink(long linkId) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void changed() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private Doors doors(Exchange exchange) {
        LoginUriProvider logins = Exchange.fake(LoginUriProvider.class, (name, arguments) -> URI.create("/jira/login.jsp?to=" + arguments[0]));
        WebSudoManager webSudo = Exchange.fake(WebSudoManager.class, (name, arguments) -> {
            if (name.equals("willExecuteWebSudoRequest") && !passwordConfirmed) {
                throw new WebSudoSessionException();
            }
            passwordAsked |= name.equals("enforceWebSudoProtection");
            return null;
        });
        XsrfTokenValidator xsrf = Exchange.fake(XsrfTokenValidator.class, (name, arguments) -> name.equals("getXsrfParameterName") ? "atl_token"
                : exchange.parsed != null && XSRF_TOKEN.equals(exchange.parsed.getOrDefault("atl_token", new String[] {""})[0]));
        return new Doors(users(), logins, webSudo, xsrf);
    }

    private UserManager users() {
        return Exchange.fake(UserManager.class, (name, arguments) -> switch (name) {
            case "getRemoteUserKey" -> user == null ? null : new UserKey(user);
            case "isSystemAdmin", "isAdmin" -> administrator;
            case "getRemoteUser" -> user == null ? null : Exchange.fake(UserProfile.class, (getter, none) ->
                    getter.equals("getUserKey") ? new UserKey(user) : "Full Name");
            default -> throw new IllegalStateException(name);
        });
    }

    private static LocaleResolver locales() {
        return Exchange.fake(LocaleResolver.class, (name, arguments) -> Locale.ENGLISH);
    }

    private PageWriter writer() {
        TemplateRenderer renderer = Exchange.fake(TemplateRenderer.class, (name, arguments) -> {
            try {
                ((Writer) arguments[2]).write("page " + arguments[0]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
        XsrfTokenAccessor accessor = Exchange.fake(XsrfTokenAccessor.class, (name, arguments) -> XSRF_TOKEN);
        XsrfTokenValidator validator = Exchange.fake(XsrfTokenValidator.class, (name, arguments) -> "atl_token");
        return new PageWriter(renderer, Exchange.fake(I18nResolver.class, (name, arguments) -> arguments[1]), locales(),
                new PageWriter.XsrfTokens(accessor, validator), new PageWriter.Warnings(settings, Optional::empty));
    }
}
