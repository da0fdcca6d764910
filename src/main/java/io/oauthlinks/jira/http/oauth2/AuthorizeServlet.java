package io.oauthlinks.jira.http.oauth2;

import com.atlassian.annotations.security.UnrestrictedAccess;
import io.oauthlinks.incominglink.Issuer;
import io.oauthlinks.incominglink.ProblemRecorder;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.SentParameters;
import io.oauthlinks.incominglink.authorize.AuthorizationEndpoint;
import io.oauthlinks.incominglink.authorize.Outcome;
import io.oauthlinks.jira.http.PageWriter;
import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Requests;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Responses;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorization endpoint in the browser: asks the user, and takes the answer. Open to everybody for the platform, so that somebody
 * who is not logged in gets a login and comes back to the same request.
 */
@UnrestrictedAccess
public final class AuthorizeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizeServlet.class);
    private static final String PATH = "/oauth2/authorize";
    private static final SentParameters NOTHING = new SentParameters(Map.of());
    /** The pages bring everything themselves. Form targets are not restricted: browsers apply that to the redirect, which ends at the client. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'";

    private final transient AuthorizationEndpoint endpoint;
    private final transient Issuer issuer;
    private final transient ProblemRecorder problems;
    private final transient Doors doors;
    private final transient Requests requests;
    private final transient Responses responses;
    private final transient Pages pages;

    /** The order is the policy: what is wrong with the request itself, before anything of it is read. */
    private final transient List<Check> checks = List.of(this::plainAddress, this::switchedOn, this::getOrPost);

    /** The order is the policy: whose answer it is, whether it was given on our page, and only then what it says. */
    private final transient List<AnswerCheck> answerChecks = List.of(this::signedIn, this::onOurPage, this::bySameUser, this::allowedOrDenied,
            this::withConfirmedPassword);

    /** How the pages look, from the package that knows about it. */
    public interface Pages {
        Response question(Request request, Question question);

        Response refused(Request request, Refusal refusal);

        /** @param systemAdministrator whether the reader can change it */
        Response switchedOff(Request request, boolean systemAdministrator);
    }

    @Inject
    public AuthorizeServlet(AuthorizationEndpoint endpoint, Issuer issuer, ProblemRecorder problems, Doors doors, Requests requests,
                            Responses responses, Pages pages) {
        this.endpoint = endpoint;
        this.issuer = issuer;
        this.problems = problems;
        this.doors = doors;
        this.requests = requests;
        this.responses = responses;
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visit visit = new Visit(request, response);
        response.addHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        try {
            for (Check check : checks) {
                if (!check.passes(visit)) {
                    return;
                }
            }
            if (visit.method().equals("POST")) {
                take(visit);
            } else {
                ask(visit, ParameterReader.ofQuery(request));
            }
        } catch (UnreadableRequest unreadable) {
            String correlationId = problems.record(unreadable.error(), 0, request.getRemoteAddr());
            refuse(visit, new Refusal(unreadable.status(), unreadable.error(), NOTHING, null, correlationId, isForAdministrator(visit)));
        } catch (RuntimeException failure) {
            String reference = UUID.randomUUID().toString();
            LOG.error("The authorization endpoint failed, reference {}", reference, failure);
            fail(visit, reference);
        }
    }

    private void ask(Visit visit, SentParameters sent) throws IOException {
        CarriedRequest carried = CarriedRequest.of(sent, doors.xsrfName());
        String user = doors.user(visit);
        Outcome outcome = endpoint.begin(carried.parameters(), user, visit.request().getRemoteAddr());
        if (outcome instanceof Outcome.Ask ask) {
            boolean able = !ask.passwordNeeded() || doors.isAdministrator(user);
            if (ask.passwordNeeded() && able && !doors.isPasswordConfirmed(visit)) {
                doors.confirmPassword(visit);
                return;
            }
            List<Map<String, String>> fields = new ArrayList<>(carried.fields());
            fields.add(new HashMap<>(Map.of("name", CarriedRequest.USER, "value", user)));
            Question question = new Question(ask.consent(), fields, CarriedRequest.DECISION, doors.login(addressOf(carried)), notice(sent), able);
            responses.send(visit, pages.question(requests.of(visit, Map.of()), question));
        } else {
            send(visit, carried, outcome);
        }
    }

    private void take(Visit visit) throws IOException {
        SentParameters sent = ParameterReader.ofParsedBody(visit.request());
        Answer answer = new Answer(visit, CarriedRequest.of(sent, doors.xsrfName()), doors.user(visit), first(sent, CarriedRequest.USER),
                first(sent, CarriedRequest.DECISION));
        for (AnswerCheck check : answerChecks) {
            if (!check.passes(answer)) {
                return;
            }
        }
        boolean allowed = answer.decision.equals("allow");
        send(visit, answer.carried, endpoint.decide(answer.carried.parameters(), answer.user, allowed, visit.request().getRemoteAddr()));
    }

    private void send(Visit visit, CarriedRequest carried, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.GoTo goTo) {
            redirect(visit, goTo.location().toASCIIString());
        } else if (outcome instanceof Outcome.LogIn) {
            redirect(visit, doors.login(addressOf(carried)));
        } else if (outcome instanceof Outcome.Refused refused) {
            refuse(visit, new Refusal(400, refused.error(), carried.parameters(), refused.link(), refused.correlationId(), isForAdministrator(visit)));
        } else {
            askAgain(visit, carried, null);
        }
    }

    private boolean plainAddress(Visit visit) throws IOException {
        if (visit.path().equals(PATH) && visit.isBelowPlainContext()) {
            return true;
        }
        refuse(visit, new Refusal(404, new ProtocolError("invalid_request", "strange-address", "", "There is nothing at this address."), NOTHING, null, "",
                isForAdministrator(visit)));
        return false;
    }

    private boolean switchedOn(Visit visit) throws IOException {
        if (issuer.isUsable()) {
            return true;
        }
        responses.send(visit, pages.switchedOff(requests.of(visit, Map.of()), isForAdministrator(visit)));
        return false;
    }

    /** HEAD would use up what only GET can show. */
    private boolean getOrPost(Visit visit) throws IOException {
        if (List.of("GET", "POST").contains(visit.method())) {
            return true;
        }
        visit.response().setHeader("Allow", "GET, POST");
        refuse(visit, new Refusal(405, new ProtocolError("invalid_request", "wrong-method", "", "The authorization endpoint takes GET."), NOTHING, null, "",
                isForAdministrator(visit)));
        return false;
    }

    private boolean signedIn(Answer answer) {
        if (answer.user == null) {
            redirect(answer.visit, doors.login(addressOf(answer.carried)));
        }
        return answer.user != null;
    }

    private boolean onOurPage(Answer answer) {
        return doors.hasXsrfToken(answer.visit) || askAgain(answer.visit, answer.carried, Question.Notice.EXPIRED);
    }

    private boolean bySameUser(Answer answer) {
        return answer.user.equals(answer.askedUser) || askAgain(answer.visit, answer.carried, Question.Notice.OTHER_USER);
    }

    private boolean allowedOrDenied(Answer answer) {
        return List.of("allow", "deny").contains(answer.decision) || askAgain(answer.visit, answer.carried, null);
    }

    /** The question asks for the password, if it can be had. */
    private boolean withConfirmedPassword(Answer answer) {
        return answer.decision.equals("deny") || !answer.carried.isAdministrative()
                || doors.isAdministrator(answer.user) && doors.isPasswordConfirmed(answer.visit) || askAgain(answer.visit, answer.carried, null);
    }

    /** Back to the question by GET, with everything that it was about. */
    private boolean askAgain(Visit visit, CarriedRequest carried, Question.Notice notice) {
        String why = notice == null ? "" : "&" + CarriedRequest.NOTICE + "=" + notice.name().toLowerCase(Locale.ROOT);
        redirect(visit, visit.request().getContextPath() + Route.BASE + PATH + "?" + carried.query() + why);
        return false;
    }

    private static Question.Notice notice(SentParameters sent) {
        String name = first(sent, CarriedRequest.NOTICE);
        return List.of(Question.Notice.values()).stream().filter(notice -> notice.name().toLowerCase(Locale.ROOT).equals(name)).findFirst().orElse(null);
    }

    private static String first(SentParameters sent, String name) {
        return sent.values().getOrDefault(name, List.of("")).get(0);
    }

    /** By the base URL and not by the request's: behind a proxy these may differ, and Jira's login goes nowhere else. */
    private URI addressOf(CarriedRequest carried) {
        return URI.create(issuer.authorizationEndpoint() + "?" + carried.query());
    }

    private boolean isForAdministrator(Visit visit) {
        return doors.isSystemAdministrator(doors.user(visit));
    }

    /** 303 and not 302: what was posted must not be posted again at the client (RFC 9700 section 4.12). */
    private void redirect(Visit visit, String location) {
        PageWriter.protect(visit.response());
        visit.response().setStatus(303);
        visit.response().setHeader("Location", location);
    }

    private void refuse(Visit visit, Refusal refusal) throws IOException {
        responses.send(visit, pages.refused(requests.of(visit, Map.of()), refusal));
    }

    private void fail(Visit visit, String reference) throws IOException {
        if (!visit.response().isCommitted()) {
            visit.response().resetBuffer();
            refuse(visit, new Refusal(500, new ProtocolError("server_error", "failure", "", "Something failed in Jira."), NOTHING, null, reference,
                    isForAdministrator(visit)));
        }
    }

    /** An answer to the question while it is checked. */
    private record Answer(Visit visit, CarriedRequest carried, String user, String askedUser, String decision) { }

    @FunctionalInterface
    private interface Check {
        boolean passes(Visit visit) throws IOException;
    }

    @FunctionalInterface
    private interface AnswerCheck {
        boolean passes(Answer answer);
    }
}
