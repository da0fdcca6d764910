package io.oauthlinks.incominglink.grant;

class InMemoryGrantsTest extends GrantsContract {

    private final InMemoryAuthorizationCodes codes = new InMemoryAuthorizationCodes();
    private final Grants grants = new InMemoryGrants(codes);

    @Override
    protected AuthorizationCodes codes() {
        return codes;
    }

    @Override
    protected Grants grants() {
        return grants;
    }
}
