package io.oauthlinks.jira.store;

import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.AccountsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AoAccountsContractTest extends AccountsContract {

    @Parameter
    private TestDatabase database;
    private Accounts accounts;

    @BeforeEach
    void start() {
        accounts = new AoAccounts(database.empty(), new PlacedVault());
    }

    @Override
    protected long linkId() {
        return 7;
    }

    @Override
    protected Accounts accounts() {
        return accounts;
    }
}
