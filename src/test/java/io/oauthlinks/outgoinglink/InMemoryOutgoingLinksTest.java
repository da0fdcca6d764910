package io.oauthlinks.outgoinglink;

class InMemoryOutgoingLinksTest extends OutgoingLinksContract {

    private final OutgoingLinks links = new InMemoryOutgoingLinks();

    @Override
    protected OutgoingLinks links() {
        return links;
    }
}
