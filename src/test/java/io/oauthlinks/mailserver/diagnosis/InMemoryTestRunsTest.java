package io.oauthlinks.mailserver.diagnosis;

class InMemoryTestRunsTest extends TestRunsContract {

    @Override
    protected TestRuns runs() {
        return new InMemoryTestRuns();
    }
}
