package io.oauthlinks.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long an access token that was revoked on one node is still accepted on the other, which has just used it. */
final class RevocationDelay {

    private static final int TOKENS = 25;
    private static final int PAUSE_MILLIS = 2;

    private final JiraHost first;
    private final JiraHost second;

    RevocationDelay(JiraHost first, JiraHost second) {
        this.first = first;
        this.second = second;
    }

    /** Milliseconds from the answer of the revocation to the first refusal, one for each token. */
    List<Long> measure() {
        List<Long> delays = new ArrayList<>();
        for (TokenRows.Pair pair : first.rows().add(TOKENS)) {
            delays.add(delayOf(pair));
        }
        return delays;
    }

    private long delayOf(TokenRows.Pair pair) {
        WebUser client = new WebUser();
        requireStatus(call(client, first, pair), 200, "before the revocation");
        requireStatus(call(client, second, pair), 200, "before the revocation");
        WebUser.expect(client.postForm(first.at("/plugins/servlet/oauth-links/oauth2/revoke"), Map.of("token", pair.refresh()),
                "Authorization", first.web().basic()), 200);
        long revoked = System.nanoTime();
        requireStatus(call(client, first, pair), 401, "on the node that revoked it");
        while (call(client, second, pair) == 200) {
            Processes.pause(PAUSE_MILLIS);
        }
        long delay = (System.nanoTime() - revoked) / 1_000_000;
        requireStatus(call(client, second, pair), 401, "after the revocation");
        return delay;
    }

    private static int call(WebUser client, JiraHost node, TokenRows.Pair pair) {
        return client.get(node.at("/rest/api/2/myself"), "Authorization", "Bearer " + pair.access()).statusCode();
    }

    private static void requireStatus(int status, int expected, String when) {
        if (status != expected) {
            throw new IllegalStateException("A call " + when + " was answered " + status + " instead of " + expected);
        }
    }
}
