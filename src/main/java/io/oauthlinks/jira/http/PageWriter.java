package io.oauthlinks.jira.http;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import com.atlassian.sal.api.xsrf.XsrfTokenValidator;
import com.atlassian.templaterenderer.TemplateRenderer;
import io.oauthlinks.message.Problem;
import io.oauthlinks.settings.SettingsStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Renders pages with what all of them share: texts, addresses, XSRF token, warnings, headers. */
public final class PageWriter {

    /** Fields that are never written into a page, whatever was posted. */
    private static final Set<String> SECRET_FIELDS = Set.of("clientSecret", "password", "proxyPassword", "socksPassword");

    /**
     * Jira's header and footer bring inline scripts of their own, so scripts are not restricted here; our own templates have
     * none. Form targets are not restricted either: browsers apply that to redirects, and "Authorize" ends at the provider.
     */
    private static final String CONTENT_SECURITY_POLICY = "frame-ancestors 'none'; object-src 'none'; base-uri 'self'";

    /** For pages whose address holds a code or a state. */
    static final String NO_REFERRER = "no-referrer";

    private final TemplateRenderer renderer;
    private final I18nResolver texts;
    private final LocaleResolver locales;
    private final XsrfTokens xsrf;
    private final Warnings warnings;

    public PageWriter(TemplateRenderer renderer, I18nResolver texts, LocaleResolver locales, XsrfTokens xsrf, Warnings warnings) {
        this.renderer = renderer;
        this.texts = texts;
        this.locales = locales;
        this.xsrf = xsrf;
        this.warnings = warnings;
    }

    /** How the XSRF token of a request is read; both halves come from the platform. */
    public record XsrfTokens(XsrfTokenAccessor accessor, XsrfTokenValidator validator) { }

    /**
     * What every page of administrators warns of.
     *
     * @param settings the development override among them
     * @param keySet   what is wrong with the key set that secrets are sealed with; empty when all is well
     */
    public record Warnings(SettingsStore settings, Supplier<Optional<Problem>> keySet) { }

    void write(Visit visit, Response.Page page) throws IOException {
        StringWriter html = new StringWriter();
        renderer.render(page.template(), model(visit, page.model()), html);
        send(visit.response(), page.status(), html.toString());
    }

    /** Answers with a page that names why the request is not served; always false, so that a guard can end with it. */
    boolean refuse(Visit visit, int status, String reason) throws IOException {
        String prefix = "oauth-links.common.refused." + reason;
        write(visit, new Response.Page(status, "templates/http/refused.vm",
                Map.of("title", prefix + ".title", "text", prefix + ".text", "reference", "")));
        return false;
    }

    boolean refuseMethod(Visit visit, String allow) throws IOException {
        visit.response().setHeader("Allow", allow);
        return refuse(visit, 405, "method");
    }

    /** Something failed that no screen foresaw; the reference leads to the log. */
    void fail(Visit visit, String reference) throws IOException {
        String prefix = "oauth-links.common.refused.failure";
        write(visit, new Response.Page(500, "templates/http/refused.vm",
                Map.of("title", prefix + ".title", "text", prefix + ".text", "reference", reference)));
    }

    void keepForm(Visit visit, KeptForm form) throws IOException {
        List<Map<String, String>> fields = new ArrayList<>();
        boolean secretsLeftOut = false;
        for (Map.Entry<String, String[]> parameter : visit.request().getParameterMap().entrySet()) {
            boolean secret = SECRET_FIELDS.contains(parameter.getKey());
            for (String value : parameter.getValue()) {
                secretsLeftOut |= secret && !value.isEmpty();
                if (!secret && !parameter.getKey().equals(xsrf.validator().getXsrfParameterName())) {
                    fields.add(new HashMap<>(Map.of("name", parameter.getKey(), "value", value)));
                }
            }
        }
        String prefix = "oauth-links.common.kept-form." + form.reason().id();
        write(visit, new Response.Page(form.reason().status(), "templates/http/kept-form.vm",
                Map.of("title", prefix + ".title", "text", prefix + ".text", "wayOut", form.wayOut(),
                        "wayOutLabel", prefix + ".way-out", "action", visit.request().getRequestURI(),
                        "fields", fields, "secretsLeftOut", secretsLeftOut)));
    }

    private Map<String, Object> model(Visit visit, Map<String, Object> own) {
        HttpServletRequest request = visit.request();
        Map<String, Object> model = new HashMap<>(own);
        model.put("texts", new Texts(texts, locales.getLocale(request)));
        model.put("contextPath", request.getContextPath());
        model.put("base", request.getContextPath() + Route.BASE);
        model.put("xsrfTokenName", xsrf.validator().getXsrfParameterName());
        model.put("xsrfToken", xsrf.accessor().getXsrfToken(request, visit.response(), true));
        model.put("decorator", visit.audience().decorator());
        model.put("home", visit.homePath());
        model.put("homeLabel", "oauth-links.common.refused.way-back." + visit.audience().id());
        model.put("developmentOverride", warnings.settings().current().developmentOverride());
        if (visit.audience() == Audience.SYSTEM_ADMINISTRATORS) {
            warnings.keySet().get().ifPresent(problem -> putKeySetProblem(model, problem));
        }
        return model;
    }

    private static void putKeySetProblem(Map<String, Object> model, Problem problem) {
        Texts texts = (Texts) model.get("texts");
        model.put("keySetProblem", new HashMap<>(Map.of("cause", texts.of(problem.cause()), "remedy", texts.of(problem.remedy()))));
    }

    private static void send(HttpServletResponse response, int status, String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        protect(response);
        response.getWriter().write(html);
    }

    /** The headers that every answer to a browser carries. */
    public static void protect(HttpServletResponse response) {
        // beside a stricter one that Jira or a proxy may have set: browsers keep to both
        response.addHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (!NO_REFERRER.equals(response.getHeader("Referrer-Policy"))) {
            // not stricter: without a referrer browsers say "Origin: null" when a form is sent
            response.setHeader("Referrer-Policy", "same-origin");
        }
    }
}
