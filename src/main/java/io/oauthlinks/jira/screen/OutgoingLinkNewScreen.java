package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkEditor;
import io.oauthlinks.outgoinglink.OutgoingLinkForm;
import io.oauthlinks.outgoinglink.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A new outgoing link: the provider first, then its form. */
public final class OutgoingLinkNewScreen implements Screen {

    private final Readers readers;
    private final OutgoingLinkFormPage page;
    private final OutgoingLinkEditor editor;

    public OutgoingLinkNewScreen(Readers readers, OutgoingLinkFormPage page, OutgoingLinkEditor editor) {
        this.readers = readers;
        this.page = page;
        this.editor = editor;
    }

    @Override
    public Response get(Request request) {
        String chosen = request.parameter("provider");
        if (Arrays.stream(Provider.values()).noneMatch(provider -> provider.name().equals(chosen))) {
            return Response.Page.ok("templates/outgoing-link/provider.vm", Model.of("providers", choices(readers.of(request))));
        }
        return page.show(request, OutgoingLinkForm.blank(Provider.valueOf(chosen)), null);
    }

    @Override
    public Response post(Request request) {
        OutgoingLinkForm form = OutgoingLinkFormPage.read(request);
        try {
            OutgoingLink created = editor.create(form, request.actor());
            return Response.SeeOther.to(Route.BASE + "/outgoing-links?saved=" + created.id());
        } catch (InvalidInput refused) {
            return page.refuse(request, form, null, refused.errors().byField());
        } catch (Refusal refused) {
            return page.refuse(request, form, null, refused.problem());
        }
    }

    private static List<Map<String, Object>> choices(Reader reader) {
        return Arrays.stream(Provider.values()).map(provider -> {
            String id = provider.name().toLowerCase(Locale.ROOT);
            return Model.of("value", provider.name(),
                    "name", reader.text("oauth-links.outgoing-link.provider." + id),
                    "text", reader.text("oauth-links.outgoing-link.provider." + id + ".for"));
        }).toList();
    }
}
