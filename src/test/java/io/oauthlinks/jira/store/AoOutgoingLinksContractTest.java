package io.oauthlinks.jira.store;

import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.OutgoingLinksContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoOutgoingLinksContractTest extends OutgoingLinksContract {

    @Parameter
    private TestDatabase database;
    private OutgoingLinks links;

    @BeforeEach
    void start() {
        links = new AoOutgoingLinks(database.empty(), new PlacedVault());
    }

    @Override
    protected OutgoingLinks links() {
        return links;
    }
}
