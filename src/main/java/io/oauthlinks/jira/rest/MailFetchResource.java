package io.oauthlinks.jira.rest;

import com.atlassian.annotations.security.UnrestrictedAccess;
import com.atlassian.sal.api.websudo.WebSudoNotRequired;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelRules;
import io.oauthlinks.mailchannel.fetch.Fetches;
import io.oauthlinks.mailchannel.fetch.Progress;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fetch a channel now, and see how far it is; for who administers its project. */
@Path("mail-channels/{id: [0-9]{1,18}}/fetch")
@UnrestrictedAccess
@WebSudoNotRequired
@Produces(MediaType.APPLICATION_JSON)
public class MailFetchResource {

    private final ChannelAccess access;
    private final Fetches fetches;
    private final Answers answers;

    @Inject
    public MailFetchResource(ChannelAccess access, Fetches fetches, Answers answers) {
        this.access = access;
        this.fetches = fetches;
        this.answers = answers;
    }

    @GET
    public Response get(@PathParam("id") long id, @Context HttpServletRequest request) {
        access.channel(id, request);
        return Answers.json(200, progress(id)).build();
    }

    @POST
    public Response start(@PathParam("id") long id, @Context HttpServletRequest request) {
        if (access.channel(id, request).state() != MailChannel.State.ENABLED) {
            throw new Refusal(Problem.named(MailChannelRules.PROBLEMS, "channel-not-enabled"));
        }
        fetches.fetchNow(id);
        return Answers.json(202, progress(id)).build();
    }

    private Map<String, Object> progress(long id) {
        return json(fetches.progress(id).orElse(null), answers);
    }

    /** @param progress null when this node has not fetched it in the last minutes */
    static Map<String, Object> json(Progress progress, Answers answers) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", progress == null ? null : progress.step().name());
        json.put("fetched", progress == null ? 0 : progress.fetched());
        json.put("done", progress == null ? 0 : progress.done());
        json.put("since", progress == null ? null : Answers.time(progress.since()));
        json.put("problem", progress == null ? null : answers.problem(progress.problem()));
        return json;
    }
}
