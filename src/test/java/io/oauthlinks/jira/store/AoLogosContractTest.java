package io.oauthlinks.jira.store;

import io.oauthlinks.incominglink.Logos;
import io.oauthlinks.incominglink.LogosContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoLogosContractTest extends LogosContract {

    @Parameter
    private TestDatabase database;
    private Logos logos;

    @BeforeEach
    void start() {
        logos = new AoLogos(database.empty());
    }

    @Override
    protected Logos logos() {
        return logos;
    }
}
