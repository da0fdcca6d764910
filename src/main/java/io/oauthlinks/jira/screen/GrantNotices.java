package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import java.util.Map;

/** What the page says that comes after a revocation: how many connections have ended, by a parameter of its address. */
final class GrantNotices {

    private static final String PARAMETER = "revoked";
    private static final String KEY = "oauth-links.incoming-link.grants.revoked";

    private GrantNotices() {
    }

    /** @param count 0 when somebody else was first */
    static String parameter(int count) {
        return PARAMETER + "=" + count;
    }

    static void put(Reader reader, Request request, Map<String, Object> model) {
        String revoked = request.parameter(PARAMETER);
        if (revoked.matches("[0-9]{1,9}")) {
            int count = Integer.parseInt(revoked);
            model.put("notice", count == 0 ? reader.text(KEY + ".none") : reader.count(KEY, count));
        }
    }
}
