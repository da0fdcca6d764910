package io.oauthlinks.incominglink;

class InMemoryIncomingLinksTest extends IncomingLinksContract {

    private final IncomingLinks links = new InMemoryIncomingLinks();

    @Override
    protected IncomingLinks links() {
        return links;
    }
}
