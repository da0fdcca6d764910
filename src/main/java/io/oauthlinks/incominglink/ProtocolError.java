package io.oauthlinks.incominglink;

/**
 * A request that an endpoint refuses, for three readers: the client's program gets {@link #code()}, its developer {@link #getMessage()}, the
 * administrator {@link #reason()} among the recent problems of the link. None of them holds a secret: what has the form of one is masked, wherever
 * a client has put it.
 */
public final class ProtocolError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_SENT = 250;
    /** It may have to fit into a header, with other things. */
    private static final int MOST_SAID = 800;

    private final String code;
    private final String reason;
    private final String sent;

    /**
     * @param code        of RFC 6749 section 4.1.2.1 or 5.2, RFC 6750 section 3.1 or RFC 7009 section 2.2.1, such as {@code invalid_grant}
     * @param reason      our name of the cause, such as {@code code-expired}
     * @param sent        what was sent, for the administrator, shortened here; empty when it would be a secret or there is nothing to see
     * @param description in English: it is protocol, read by developers; shortened here, and characters that {@code error_description} does not
     *                    allow are replaced
     */
    public ProtocolError(String code, String reason, String sent, String description) {
        super(shortened(CredentialFormat.masked(description).replace('"', '\'').replace('\\', '/').replaceAll("[^ -~]", "?"), MOST_SAID));
        this.code = code;
        this.reason = reason;
        this.sent = shortened(CredentialFormat.masked(sent), MOST_SENT);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }

    public String code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    public String sent() {
        return sent;
    }
}
