package io.oauthlinks.incominglink.grant;

class InMemoryAuthorizationCodesTest extends AuthorizationCodesContract {

    private final AuthorizationCodes codes = new InMemoryAuthorizationCodes();

    @Override
    protected AuthorizationCodes codes() {
        return codes;
    }
}
