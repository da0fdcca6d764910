package io.oauthlinks.lease;

/** Another node took over the work after the deadline; what this one was about to write must not be written. */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLost(Lease lease) {
        super("Lease lost: " + lease.name());
    }
}
