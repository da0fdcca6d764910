package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.AccessTokenSupply;
import io.oauthlinks.mailserver.MailServer;
import java.util.ArrayList;
import java.util.List;

/** The steps to a mailbox in their order, one list for each TLS mode: for the connection test, and as far as the login for fetching. */
final class Way {

    private final List<TestStep> implicitTls;
    private final List<TestStep> startTls;
    private final List<TestStep> noTls;

    Way(AccessTokenSupply tokens) {
        implicitTls = steps(tokens, new TcpStep(), new ImplicitTlsStep(), new GreetingStep(), new CapabilitiesStep());
        startTls = steps(tokens, new TcpStep(), new GreetingStep(), new StartTlsStep(), new CapabilitiesStep());
        noTls = steps(tokens, new TcpStep(), new GreetingStep(), new NoTlsStep(), new CapabilitiesStep());
    }

    /** No credential is fetched before the server has shown that it takes it, and none leaves before TLS where TLS is asked for. */
    private static List<TestStep> steps(AccessTokenSupply tokens, TestStep... approach) {
        List<TestStep> steps = new ArrayList<>(List.of(new DnsStep()));
        steps.addAll(List.of(approach));
        steps.addAll(List.of(new TokenStep(tokens), new LoginStep(tokens, List.of(approach)), new FolderStep(), new MessagesStep()));
        return List.copyOf(steps);
    }

    List<TestStep> all(MailServer server) {
        return switch (server.endpoint().tlsMode()) {
            case IMPLICIT -> implicitTls;
            case STARTTLS -> startTls;
            case NONE -> noTls;
        };
    }

    /** Without the steps that open the inbox. */
    List<TestStep> untilLogin(MailServer server) {
        return all(server).stream().filter(step -> step.step().compareTo(Step.LOGIN) <= 0).toList();
    }
}
