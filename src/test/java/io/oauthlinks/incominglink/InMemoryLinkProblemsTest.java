package io.oauthlinks.incominglink;

class InMemoryLinkProblemsTest extends LinkProblemsContract {

    private final LinkProblems problems = new InMemoryLinkProblems();

    @Override
    protected LinkProblems problems() {
        return problems;
    }
}
