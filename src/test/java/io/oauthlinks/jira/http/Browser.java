package io.oauthlinks.jira.http;

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
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.TestProjects;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.BiFunction;

/** A platform with one user and one request at a time: what was answered stands in the fields. */
final class Browser {

    static final String TOKEN = "xsrf-token";

    String user = "admin";
    boolean systemAdministrator = true;
    boolean passwordConfirmed = true;
    boolean developmentOverride;

    String method = "GET";
    String uri = "/jira/plugins/servlet/oauth-links/outgoing-links";
    String query;
    final Map<String, String[]> parameters = new LinkedHashMap<>();
    final Map<String, String> headers = new HashMap<>();
    final Map<String, String> cookies = new LinkedHashMap<>();

    int status;
    String redirect;
    String websudo;
    String template;
    Map<String, Object> model = Map.of();
    final Map<String, List<String>> answered = new LinkedHashMap<>();
    final Set<Object> administered = new HashSet<>();
    private final StringWriter body = new StringWriter();

    String body() {
        return body.toString();
    }

    String header(String name) {
        List<String> values = answered.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    Browser post(String path, String... fields) {
        method = "POST";
        uri = "/jira/plugins/servlet/oauth-links" + path;
        for (int i = 0; i < fields.length; i += 2) {
            parameters.put(fields[i], new String[] {fields[i + 1]});
        }
        return this;
    }

    Browser get(String path) {
        method = "GET";
        uri = "/jira/plugins/servlet/oauth-links" + path;
        return this;
    }

    /** As browsers do from one of our own pages. */
    Browser fromOwnPage() {
        headers.put("Origin", "https://jira.example.com");
        return this;
    }

    Browser withToken() {
        parameters.put("atl_token", new String[] {TOKEN});
        return this;
    }

    Guards guards() {
        return new Guards(users(), fake(LoginUriProvider.class, (name, arguments) ->
                URI.create("https://jira.example.com/jira/login.jsp?os_destination=" + arguments[0])), webSudo(), validator(), projects(), pages());
    }

    /** Projects whose number is among these are administered by whoever is signed in. */
    private ProjectFacts projects() {
        return fake(ProjectFacts.class, (name, arguments) -> name.equals("administers") ? administered.contains(arguments[1]) : new TestProjects().byKey((String) arguments[0]));
    }

    PageWriter pages() {
        TemplateRenderer renderer = fake(TemplateRenderer.class, (name, arguments) -> {
            template = (String) arguments[0];
            @SuppressWarnings("unchecked")
            Map<String, Object> given = (Map<String, Object>) arguments[1];
            model = given;
            try {
                ((Writer) arguments[2]).write("<html>" + template + "</html>");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return null;
        });
        I18nResolver texts = fake(I18nResolver.class, (name, arguments) -> arguments[1]);
        XsrfTokenAccessor accessor = fake(XsrfTokenAccessor.class, (name, arguments) -> TOKEN);
        SettingsStore settings = fake(SettingsStore.class, (name, arguments) -> {
            Settings defaults = Settings.DEFAULTS;
            return new Settings(developmentOverride, List.of(), defaults.outboundTimeout(), defaults.outboundMaxBytes(),
                    defaults.refreshBefore(), defaults.auditRetention(), defaults.incoming());
        });
        return new PageWriter(renderer, texts, locales(), new PageWriter.XsrfTokens(accessor, validator()), new PageWriter.Warnings(settings, Optional::empty));
    }

    Requests requests() {
        TimeZoneManager zones = fake(TimeZoneManager.class, (name, arguments) -> TimeZone.getTimeZone("Europe/Prague"));
        return new Requests(users(), locales(), zones);
    }

    Responses responses() {
        return new Responses(pages(), new BindingCookie(() -> URI.create("https://jira.example.com/jira")));
    }

    private LocaleResolver locales() {
        return fake(LocaleResolver.class, (name, arguments) -> Locale.ENGLISH);
    }

    private UserManager users() {
        return fake(UserManager.class, (name, arguments) -> switch (name) {
            case "getRemoteUserKey" -> user == null ? null : new UserKey(user);
            case "isSystemAdmin" -> systemAdministrator;
            case "getRemoteUser" -> fake(UserProfile.class, (getter, none) -> getter.equals("getUserKey") ? new UserKey(user) : "Full Name");
            default -> throw new IllegalStateException(name);
        });
    }

    private WebSudoManager webSudo() {
        return fake(WebSudoManager.class, (name, arguments) -> {
            if (name.equals("willExecuteWebSudoRequest") && !passwordConfirmed) {
                throw new WebSudoSessionException();
            }
            if (name.equals("enforceWebSudoProtection")) {
                websudo = uri;
            }
            return null;
        });
    }

    private XsrfTokenValidator validator() {
        return fake(XsrfTokenValidator.class, (name, arguments) -> name.equals("getXsrfParameterName") ? "atl_token"
                : TOKEN.equals(parameters.getOrDefault("atl_token", new String[] {""})[0]));
    }

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> uri;
            case "getRequestURL" -> new StringBuffer("https://jira.example.com" + uri);
            case "getQueryString" -> query;
            case "getContextPath" -> "/jira";
            case "getScheme" -> "https";
            case "getServerName" -> "jira.example.com";
            case "getServerPort" -> 443;
            case "getRemoteAddr" -> "192.0.2.1";
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getParameterMap" -> parameters;
            case "getParameter" -> parameters.containsKey(arguments[0]) ? parameters.get(arguments[0])[0] : null;
            case "getCookies" -> cookies.entrySet().stream().map(cookie -> new Cookie(cookie.getKey(), cookie.getValue())).toArray(Cookie[]::new);
            case "setCharacterEncoding" -> null;
            default -> throw new IllegalStateException(name);
        });
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (name, arguments) -> {
            switch (name) {
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader" -> answered.put((String) arguments[0], new ArrayList<>(List.of((String) arguments[1])));
                case "addHeader" -> answered.computeIfAbsent((String) arguments[0], header -> new ArrayList<>()).add((String) arguments[1]);
                case "sendRedirect" -> redirect = (String) arguments[0];
                case "getWriter" -> {
                    return new PrintWriter(body, true);
                }
                case "getHeader" -> {
                    return header((String) arguments[0]);
                }
                case "isCommitted" -> {
                    return false;
                }
                case "setContentType", "resetBuffer" -> { }
                default -> throw new IllegalStateException(name);
            }
            return null;
        });
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> calls) {
        return type.cast(Proxy.newProxyInstance(Browser.class.getClassLoader(), new Class<?>[] {type},
                (proxy, called, arguments) -> calls.apply(called.getName(), arguments)));
    }
}
