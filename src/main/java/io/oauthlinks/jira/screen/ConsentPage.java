package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ClientKind;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.authorize.Consent;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.oauth2.LogoServlet;
import io.oauthlinks.jira.http.oauth2.Question;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Who asks, for what, as whom, and where the browser goes next: everything that a user needs to decide, and nothing else. */
public final class ConsentPage {

    private static final String KEY = "oauth-links.incoming-link.consent.";

    private final StandalonePage page;
    private final UnaryOperator<String> userName;

    /** @param userName user key to the name with which that user logs in */
    public ConsentPage(StandalonePage page, UnaryOperator<String> userName) {
        this.page = page;
        this.userName = userName;
    }

    public Response of(Request request, Question question) {
        Reader reader = page.readers().of(request);
        Consent consent = question.consent();
        IncomingLink link = consent.link();
        JiraScope most = consent.scopes().stream().max(Comparator.naturalOrder()).orElse(JiraScope.READ);
        Map<String, Object> model = Model.of(
                "documentTitle", reader.text(KEY + "document-title", link.name()), "title", reader.text(KEY + "title", link.name()),
                "logo", LogoServlet.pathOf(link).orElse(null), "initial", initials(link.name(), 1),
                "registered", reader.text(KEY + "registered", reader.displayName().apply(link.createdBy())),
                "registeredAt", reader.times().relative(link.createdAt()),
                "initials", initials(request.actor().displayName(), 2),
                "you", RichText.parts(reader, KEY + "you", request.actor().displayName(), userName.apply(request.actor().userKey())),
                "loginAgain", question.loginAddress(), "mayTitle", reader.text(KEY + (question.mayBeAllowed() ? "may" : "asks-for"), link.name()),
                "may", included(most).stream().map(scope -> titled(reader, KEY + "scope." + id(scope))).toList(),
                "cannot", reader.text(KEY + "cannot." + id(most)), "warnings", warnings(reader, link, most),
                "next", next(reader, consent), "decisionName", question.decisionName(), "fields", question.fields(),
                "notice", question.notice() == null ? null : titled(reader, KEY + "notice." + id(question.notice()), request.actor().displayName()),
                "mayBeAllowed", question.mayBeAllowed());
        return Response.Page.ok("templates/alone/consent.vm", page.with(request, model));
    }

    private static List<JiraScope> included(JiraScope most) {
        return Arrays.stream(JiraScope.values()).filter(most::includes).toList();
    }

    private static List<Map<String, Object>> warnings(Reader reader, IncomingLink link, JiraScope most) {
        List<Map<String, Object>> warnings = new ArrayList<>();
        if (link.kind() == ClientKind.NATIVE || link.kind() == ClientKind.BROWSER) {
            warnings.add(Model.of("title", reader.text(KEY + "unverified.title"), "text", reader.text(KEY + "unverified." + id(link.kind()), link.name())));
        }
        if (most.isAdministrative()) {
            warnings.add(titled(reader, KEY + "administrative", link.name()));
        }
        return warnings;
    }

    /** In plain words, by what kind of address it is. */
    private static List<Map<String, Object>> next(Reader reader, Consent consent) {
        if (consent.loopback()) {
            return RichText.parts(reader, KEY + "next.loopback", URI.create(consent.redirectUri()).getHost(), consent.link().name());
        }
        boolean web = consent.redirectUri().startsWith("https:") || consent.redirectUri().startsWith("http:");
        return RichText.parts(reader, KEY + (web ? "next.web" : "next.application"), consent.destination());
    }

    private static Map<String, Object> titled(Reader reader, String key, Object... arguments) {
        return Model.of("title", reader.text(key + ".title", arguments), "text", reader.text(key + ".text", arguments));
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** First letters of the first and, if two are wanted, the last word. */
    private static String initials(String name, int most) {
        String[] words = name.strip().split("\\s+");
        String first = first(words[0]);
        return (most > 1 && words.length > 1 ? first + first(words[words.length - 1]) : first).toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
