package io.oauthlinks.jira.store;

import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.AuthorizationCodesContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoAuthorizationCodesContractTest extends AuthorizationCodesContract {

    @Parameter
    private TestDatabase database;
    private AuthorizationCodes codes;

    @BeforeEach
    void start() {
        codes = new AoAuthorizationCodes(database.empty());
    }

    @Override
    protected AuthorizationCodes codes() {
        return codes;
    }
}
