package io.oauthlinks.jira.store;

import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.incominglink.LinkProblemsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoLinkProblemsContractTest extends LinkProblemsContract {

    @Parameter
    private TestDatabase database;
    private LinkProblems problems;

    @BeforeEach
    void start() {
        problems = new AoLinkProblems(database.empty());
    }

    @Override
    protected LinkProblems problems() {
        return problems;
    }
}
