package io.oauthlinks.lease;

class InMemoryLeasesTest extends LeasesContract {

    private final Leases leases = new InMemoryLeases(clock);

    @Override
    protected Leases leases() {
        return leases;
    }
}
