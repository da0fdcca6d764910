package io.oauthlinks.outgoinglink.token;

class InMemoryAccountsTest extends AccountsContract {

    private final Accounts accounts = new InMemoryAccounts();

    @Override
    protected Accounts accounts() {
        return accounts;
    }

    @Override
    protected long linkId() {
        return 7;
    }
}
