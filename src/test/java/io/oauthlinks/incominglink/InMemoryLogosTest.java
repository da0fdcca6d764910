package io.oauthlinks.incominglink;

class InMemoryLogosTest extends LogosContract {

    private final Logos logos = new InMemoryLogos();

    @Override
    protected Logos logos() {
        return logos;
    }
}
