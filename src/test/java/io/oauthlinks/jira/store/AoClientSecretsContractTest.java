package io.oauthlinks.jira.store;

import io.oauthlinks.incominglink.ClientSecrets;
import io.oauthlinks.incominglink.ClientSecretsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoClientSecretsContractTest extends ClientSecretsContract {

    @Parameter
    private TestDatabase database;
    private ClientSecrets secrets;

    @BeforeEach
    void start() {
        secrets = new AoClientSecrets(database.empty());
    }

    @Override
    protected ClientSecrets secrets() {
        return secrets;
    }
}
