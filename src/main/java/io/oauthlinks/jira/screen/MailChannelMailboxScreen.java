package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.OwnMailboxes;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.StepResult;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.flow.KeptProblem;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A project's own mailbox: whether it is authorized, and what its last connection test found, in short. */
public final class MailChannelMailboxScreen implements Screen {

    private static final String KEY = "oauth-links.mail-channel.mailbox.";

    private final MailChannelPages pages;
    private final OwnMailboxes mailboxes;
    private final Reads reads;
    private final Clock clock;

    /** What the page shows. */
    public record Reads(Accounts accounts, ConnectionTests tests, PendingAuthorizations pending, ChannelStates states) { }

    public MailChannelMailboxScreen(MailChannelPages pages, OwnMailboxes mailboxes, Reads reads, Clock clock) {
        this.pages = pages;
        this.mailboxes = mailboxes;
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public Response get(Request request) {
        return page(request, authorizationProblem(request));
    }

    /** @param problem null for none */
    Response page(Request request, Problem problem) {
        MailChannel channel = pages.channel(request);
        MailServer server = mailboxes.of(channel).orElseThrow(NotFound::new);
        Reader reader = pages.reader(request);
        Map<String, Object> model = pages.model(pages.project(request));
        model.put("title", reader.text(KEY + "title", channel.name()));
        model.put("path", MailChannelPages.of(channel));
        model.put("userName", server.login().userName());
        model.put("host", server.endpoint().host());
        model.put("state", Lozenges.of(reader, channel, reads.states().of(channel.id())));
        Optional<Account> account = reads.accounts().byId(server.login().accountId());
        model.put("account", Lozenges.of(reader, account.map(Account::state).orElse(null)));
        account.filter(some -> some.state() != AccountState.VALID && some.problem() != null)
                .ifPresent(some -> model.put("accountProblem", reader.problem(some.problem().inWordsOf(""))));
        model.put("authorized", account.filter(some -> some.state() != AccountState.RE_AUTHORIZATION_NEEDED).isPresent());
        if (problem != null) {
            model.put("problem", reader.problem(problem));
        }
        Optional<TestRun> run = server.lastTestId() == 0 ? Optional.empty() : reads.tests().find(server.lastTestId());
        run.ifPresent(some -> putTest(model, reader, some));
        model.put("running", run.filter(some -> some.verdict() == Verdict.RUNNING).isPresent());
        boolean valid = account.filter(some -> some.state() == AccountState.VALID).isPresent();
        if (problem == null && valid && channel.state() == MailChannel.State.ENABLED && run.filter(TestRun::passed).isPresent()) {
            String enabled = KEY + (pages.project(request).service() ? "enabled.service" : "enabled.software");
            model.put("notice", reader.text(enabled, channel.name(), server.login().userName()));
        }
        return Response.Page.ok("templates/mail-channel/mailbox.vm", model);
    }

    private Problem authorizationProblem(Request request) {
        return request.parameter("typed").isEmpty() ? null
                : reads.pending().typed(request.parameter("typed"), request.actor().userKey(), clock.instant())
                        .flatMap(KeptProblem::read).orElse(null);
    }

    /** Where it failed and what helps; what the mail server said is for system administrators. */
    private static void putTest(Map<String, Object> model, Reader reader, TestRun run) {
        model.put("test", Lozenges.of(reader, run.verdict()));
        model.put("testedAt", reader.times().relative(run.finishedAt() == null ? run.startedAt() : run.finishedAt()));
        run.steps().stream().filter(step -> step.verdict() == Verdict.FAILED && step.problem() != null).findFirst().map(StepResult::problem)
                .ifPresent(problem -> model.put("testProblem", reader.problem(problem.inWordsOf(""))));
    }
}
