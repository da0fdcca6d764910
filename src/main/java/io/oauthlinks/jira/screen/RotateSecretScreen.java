package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.SecretRotation;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.message.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A new client secret: asks how long the old one stays valid, then shows the new one once. */
public final class RotateSecretScreen implements Screen {

    private static final String KEY = "oauth-links.incoming-link.rotate.";
    /** Seconds; the last is the longest that there is. */
    private static final Map<String, String> OVERLAPS = Map.of("at-once", "0", "hour", "3600", "day", "86400", "week", "604800", "month",
            String.valueOf(SecretRotation.LONGEST.toSeconds()));
    private static final List<String> ORDER = List.of("at-once", "hour", "day", "week", "month");
    private static final String USUAL = "86400";

    private final Readers readers;
    private final IncomingLinks links;
    private final SecretRotation rotation;
    private final CredentialsPage credentials;

    public RotateSecretScreen(Readers readers, IncomingLinks links, SecretRotation rotation, CredentialsPage credentials) {
        this.readers = readers;
        this.links = links;
        this.rotation = rotation;
        this.credentials = credentials;
    }

    @Override
    public Response get(Request request) {
        return page(200, request, USUAL, null);
    }

    @Override
    public Response post(Request request) {
        String overlap = request.parameter("overlap");
        try {
            return credentials.rotated(request, link(request), rotation.rotate(link(request).id(), overlap, request.actor()));
        } catch (InvalidInput refused) {
            return page(400, request, overlap, refused);
        }
    }

    private Response page(int status, Request request, String chosen, InvalidInput refused) {
        Reader reader = readers.of(request);
        IncomingLink link = link(request);
        Map<String, Object> model = new HashMap<>();
        model.put("title", reader.text(KEY + "title", link.name()));
        model.put("id", link.id());
        model.put("fields", new FormFields(reader.texts(), Map.of("overlap", chosen), refused == null ? Map.of() : refused.errors().byField())
                .byName(List.of("overlap")));
        model.put("overlaps", ORDER.stream().map(name -> Model.of("value", OVERLAPS.get(name), "selected", OVERLAPS.get(name).equals(chosen),
                "label", reader.text(KEY + "overlap." + name))).toList());
        return new Response.Page(status, "templates/incoming-link/rotate.vm", model);
    }

    /** A public client has no such page. */
    private IncomingLink link(Request request) {
        return links.byId(request.id()).filter(link -> link.kind().isConfidential()).orElseThrow(NotFound::new);
    }
}
