package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.Grants;
import io.oauthlinks.incominglink.grant.GrantsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoGrantsContractTest extends GrantsContract {

    @Parameter
    private TestDatabase database;
    private AuthorizationCodes codes;
    private Grants grants;

    @BeforeEach
    void start() {
        ActiveObjects ao = database.empty();
        codes = new AoAuthorizationCodes(ao);
        grants = new AoGrants(ao);
    }

    @Override
    protected AuthorizationCodes codes() {
        return codes;
    }

    @Override
    protected Grants grants() {
        return grants;
    }
}
