package io.oauthlinks.jira.store;

import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.IncomingLinksContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoIncomingLinksContractTest extends IncomingLinksContract {

    @Parameter
    private TestDatabase database;
    private IncomingLinks links;

    @BeforeEach
    void start() {
        links = new AoIncomingLinks(database.empty());
    }

    @Override
    protected IncomingLinks links() {
        return links;
    }
}
