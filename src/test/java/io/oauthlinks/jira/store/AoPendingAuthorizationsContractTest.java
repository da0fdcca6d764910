package io.oauthlinks.jira.store;

import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizationsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoPendingAuthorizationsContractTest extends PendingAuthorizationsContract {

    @Parameter
    private TestDatabase database;
    private PendingAuthorizations pending;

    @BeforeEach
    void start() {
        pending = new AoPendingAuthorizations(database.empty(), new PlacedVault());
    }

    @Override
    protected PendingAuthorizations pending() {
        return pending;
    }
}
