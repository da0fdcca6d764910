package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.oauth2.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why Jira stopped, for the three who may read it: the user, the application's developer and Jira's administrator. It shows what was sent, and
 * never offers to accept it.
 */
public final class RefusedPage {

    private static final String KEY = "oauth-links.incoming-link.refused.";
    private static final String CONFIGURATION = "/secure/admin/ViewApplicationProperties.jspa";
    /** Those with texts of their own; the developer of another one reads the description. */
    private static final Set<String> EXPLAINED = Set.of("client-unknown", "client-id-missing", "link-disabled", "service-asks-nobody",
            "redirect-uri-not-registered", "redirect-uri-missing", "strange-address", "failure");
    private static final int LONGEST = 300;

    private final StandalonePage page;
    private final Clock clock;

    public RefusedPage(StandalonePage page, Clock clock) {
        this.page = page;
        this.clock = clock;
    }

    public Response of(Request request, Refusal refusal) {
        Reader reader = page.readers().of(request);
        IncomingLink link = refusal.link();
        String reason = reasonOf(refusal);
        String name = link == null ? reader.text(KEY + "an-application") : link.name();
        String prefix = KEY + (EXPLAINED.contains(reason) ? reason : "other") + ".";
        List<Map<String, Object>> facts = sent(reader, refusal.sent());
        Map<String, Object> model = Model.of("title", reader.text(prefix + "title", name), "text", RichText.parts(reader, prefix + "text", name),
                "hasSent", !facts.isEmpty(), "sent", facts, "whatToDo", whatToDo(reader, refusal, reason, prefix, name),
                "correlationId", refusal.correlationId().isEmpty() ? null : refusal.correlationId(), "at", reader.times().absolute(clock.instant()),
                "error", reason.equals("failure") ? null : refusal.error().code());
        if (refusal.systemAdministrator()) {
            model.put("adminPath", Route.BASE + "/incoming-links" + (link == null ? "" : "/" + link.id()) + "#recent-problems");
            model.put("adminLabel", reader.text(KEY + "open-recent-problems"));
        }
        return new Response.Page(refusal.status(), "templates/alone/refused.vm", page.with(request, model));
    }

    /** Tokens must not travel over http, so there is nothing to ask for. */
    public Response switchedOff(Request request, boolean systemAdministrator) {
        Reader reader = page.readers().of(request);
        String key = KEY + "off.";
        Map<String, Object> model = Model.of("title", reader.text(key + "title"), "text", RichText.parts(reader, key + "text", page.baseUrl().get()),
                "hasSent", false, "sent", List.of(), "at", reader.times().absolute(clock.instant()),
                "whatToDo", List.of(line(reader, "use", RichText.parts(reader, key + "use")), line(reader, "develop", RichText.parts(reader, key + "develop")),
                        line(reader, "administer", RichText.parts(reader, key + "administer"))));
        if (systemAdministrator) {
            model.put("adminPath", CONFIGURATION);
            model.put("adminLabel", reader.text(key + "open-configuration"));
        }
        return new Response.Page(503, "templates/alone/refused.vm", page.with(request, model));
    }

    /** The same reason reads differently for the two parameters without which there can be no redirect. */
    private static String reasonOf(Refusal refusal) {
        String reason = refusal.error().reason();
        return reason.equals("parameter-missing") ? refusal.error().sent().replace('_', '-') + "-missing" : reason;
    }

    private List<Map<String, Object>> whatToDo(Reader reader, Refusal refusal, String reason, String prefix, String name) {
        List<Map<String, Object>> lines = new ArrayList<>();
        boolean own = reason.equals("failure") || reason.equals("strange-address");
        lines.add(line(reader, "use", RichText.parts(reader, own ? prefix + "use" : KEY + "use", name)));
        if (prefix.endsWith(".other.")) {
            lines.add(line(reader, "develop", List.of(Model.of("kind", "plain", "text", refusal.error().getMessage()))));
        } else if (!own) {
            lines.add(line(reader, "develop", RichText.parts(reader, prefix + "develop", page.baseUrl().get())));
        }
        if (!reason.equals("strange-address")) {
            lines.add(line(reader, "administer", RichText.parts(reader, prefix + "administer", name)));
        }
        return lines;
    }

    private static Map<String, Object> line(Reader reader, String who, List<Map<String, Object>> what) {
        return Model.of("who", reader.text(KEY + "who." + who), "what", what);
    }

    private static List<Map<String, Object>> sent(Reader reader, SentParameters sent) {
        List<Map<String, Object>> facts = new ArrayList<>();
        for (String name : List.of("redirect_uri", "client_id")) {
            for (String value : sent.values().getOrDefault(name, List.of())) {
                facts.add(Model.of("label", reader.text(KEY + "sent." + name.replace('_', '-')),
                        "value", value.length() > LONGEST ? value.substring(0, LONGEST) + "\u2026" : value));
            }
        }
        return facts;
    }
}
