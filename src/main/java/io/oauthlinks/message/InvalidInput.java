package io.oauthlinks.message;

/** What was typed cannot be accepted; says why at each field. */
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient FieldErrors errors;

    public InvalidInput(FieldErrors errors) {
        super("Invalid fields: " + errors.byField().keySet());
        this.errors = errors;
    }

    public FieldErrors errors() {
        return errors;
    }
}
