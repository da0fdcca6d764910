package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.outgoinglink.flow.AuthorizationFlow;
import io.oauthlinks.outgoinglink.flow.StartRequest;
import io.oauthlinks.outgoinglink.flow.Started;
import java.util.Map;

/** Sends the browser to the provider to authorize a mailbox; what was typed is kept and comes back. */
public final class MailServerAuthorizeScreen implements Screen {

    private static final String ERRORS = "oauth-links.mail-server.edit.authorize.error.";
    /** As long as an authorization may take. */
    private static final int COOKIE_SECONDS = 600;

    private final MailServerFormPage page;
    private final MailServers servers;
    private final AuthorizationFlow flow;

    public MailServerAuthorizeScreen(MailServerFormPage page, MailServers servers, AuthorizationFlow flow) {
        this.page = page;
        this.servers = servers;
        this.flow = flow;
    }

    @Override
    public Response get(Request request) {
        throw new MethodNotAllowed();
    }

    @Override
    public Response post(Request request) {
        boolean isNew = !request.pathParameters().containsKey("id");
        MailServer server = isNew ? null : servers.byId(request.id()).orElseThrow(NotFound::new);
        boolean savedValues = server != null && request.parameter("saved").equals("true");
        MailServerForm form = savedValues ? MailServerForm.of(server) : new MailServerForm(FormParameters.of(request));
        MailServerFormPage.Shown shown = MailServerFormPage.Shown.of(server);
        try {
            return start(request, form, server, Route.BASE + "/mail-servers/" + (isNew ? "new" : server.id()));
        } catch (InvalidInput refused) {
            return page.page(request, form, shown.refused(shown.testId(), refused.errors().byField()));
        } catch (Refusal refused) {
            return page.page(request, form, shown.refused(shown.testId(), refused.problem()));
        }
    }

    private Response start(Request request, MailServerForm form, MailServer server, String returnPath) {
        FieldErrors errors = new FieldErrors();
        long link = row(form, MailServerForm.LINK_ID);
        if (!form.value(MailServerForm.AUTHENTICATION).equals(MailAuthentication.OAUTH2.name()) || link == 0) {
            errors.add(MailServerForm.LINK_ID, Message.of(ERRORS + "link"));
        }
        if (form.value(MailServerForm.USER_NAME).isEmpty()) {
            errors.add(MailServerForm.USER_NAME, Message.of(ERRORS + "user-name"));
        }
        if (form.place().isEmpty()) {
            // an account holds for one endpoint only, so there must be one
            errors.add(MailServerForm.HOST, Message.of(ERRORS + "endpoint"));
        }
        errors.throwIfAny();
        Map<String, String> typed = form.values();
        Started started = flow.start(new StartRequest(link, accountToRenew(form, server), form.value(MailServerForm.USER_NAME), returnPath,
                typed), request.actor());
        return new Response.SeeOther(started.authorizationUri().toString(),
                new Response.Cookie(AuthorizationFlow.COOKIE, started.browserBinding().reveal(), COOKIE_SECONDS));
    }

    /**
     * The saved mail server's own account, while mailbox and endpoint are those it has; else 0 for a new one. Whatever uses an
     * account that the form names keeps its tokens that way: another mail server, and this one until it is saved.
     */
    private static long accountToRenew(MailServerForm form, MailServer server) {
        boolean same = server != null && row(form, MailServerForm.ACCOUNT_ID) == server.login().accountId()
                && form.value(MailServerForm.USER_NAME).equalsIgnoreCase(server.login().userName())
                && form.place().equals(server.endpoint().place());
        return same ? server.login().accountId() : 0;
    }

    private static long row(MailServerForm form, String field) {
        String id = form.value(field);
        return id.matches("[1-9][0-9]{0,17}") ? Long.parseLong(id) : 0;
    }
}
