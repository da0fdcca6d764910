package io.oauthlinks.jira.http;

/** One screen. {@link #get} never changes anything; {@link #post} is reached only with a valid XSRF token. */
public interface Screen {

    Response get(Request request);

    /** @throws MethodNotAllowed unless the screen takes POST */
    default Response post(Request request) {
        throw new MethodNotAllowed();
    }

    /** The screen has no such method: 405. */
    final class MethodNotAllowed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** There is no such link, server or test: 404. */
    final class NotFound extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
