package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.flow.KeptProblem;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What the new and the saved mail server have in common: coming back from an authorization, and saving. */
public final class MailServerSaving {

    private static final String KEY = "oauth-links.mail-server.edit.";

    private final MailServerFormPage page;
    private final MailServerEditor editor;
    private final PendingAuthorizations pending;
    private final Clock clock;

    public MailServerSaving(MailServerFormPage page, MailServerEditor editor, PendingAuthorizations pending, Clock clock) {
        this.page = page;
        this.editor = editor;
        this.pending = pending;
        this.clock = clock;
    }

    /** @param fresh the form as it is without anything typed */
    Response show(Request request, MailServerForm fresh, MailServerFormPage.Shown shown) {
        String key = request.parameter("typed");
        if (key.isEmpty()) {
            return page.page(request, fresh, shown);
        }
        Optional<Map<String, String>> typed = pending.typed(key, request.actor().userKey(), clock.instant());
        if (typed.isEmpty()) {
            return page.page(request, fresh, shown.back(null, KEY + "typed-gone"));
        }
        return KeptProblem.read(typed.get())
                .map(problem -> page.page(request, new MailServerForm(typed.get()), shown.back(problem, null)))
                .orElseGet(() -> page.page(request, new MailServerForm(typed.get()), shown.back(null, KEY + "authorized")));
    }

    Response save(Request request, MailServerFormPage.Shown shown) {
        MailServerForm form = new MailServerForm(FormParameters.of(request));
        long test = testRun(request);
        try {
            Long id = shown.server() == null ? null : shown.server().id();
            MailServer saved = editor.save(id, form, test, request.actor());
            return Response.SeeOther.to(Route.BASE + "/mail-servers?saved=" + saved.id());
        } catch (InvalidInput refused) {
            return page.page(request, form, shown.refused(test, refused.errors().byField()));
        } catch (Refusal refused) {
            return page.page(request, form, shown.refused(test, refused.problem()));
        }
    }

    private static long testRun(Request request) {
        String typed = request.parameter("testRun");
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }
}
