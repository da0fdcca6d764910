package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.flow.AuthorizationRights;
import java.time.Clock;
import java.util.Comparator;

/**
 * The end of an authorization that belongs to no form: unknown, expired, or begun by somebody else or in another browser.
 * The page stands alone and offers nothing that the request brought along.
 */
public final class AuthorizationProblemPage {

    private final Readers readers;
    private final Clock clock;
    private final AuthorizationRights rights;
    private final MailChannels channels;

    private record Way(String path, String label) { }

    public AuthorizationProblemPage(Readers readers, Clock clock, AuthorizationRights rights, MailChannels channels) {
        this.readers = readers;
        this.clock = clock;
        this.rights = rights;
        this.channels = channels;
    }

    public Response of(Request request, Problem problem) {
        Reader reader = readers.of(request);
        Way way = wayBack(request.actor().userKey());
        return new Response.Page(400, "templates/authorization/problem.vm", Model.of("problem", reader.problem(problem),
                "at", reader.times().absolute(clock.instant()), "wayBack", way.path, "wayBackLabel", reader.text(way.label)));
    }

    /** Where mailboxes are authorized that are this user's to authorize. */
    private Way wayBack(String userKey) {
        String servers = Route.BASE + "/mail-servers";
        if (rights.include(userKey, servers)) {
            return new Way(servers, "oauth-links.authorization.problem.way-back");
        }
        return channels.all().stream().sorted(Comparator.comparingLong(MailChannel::id).reversed())
                .map(newest -> Route.BASE + MailChannelPages.list(newest.projectId())).distinct().filter(list -> rights.include(userKey, list)).findFirst()
                .map(list -> new Way(list, "oauth-links.common.refused.way-back.project-administrators"))
                .orElse(new Way("/", "oauth-links.authorization.problem.way-back.jira"));
    }
}
