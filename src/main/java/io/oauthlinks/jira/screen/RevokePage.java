package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Response;
import java.util.HashMap;
import java.util.Map;

/** The page on which an administrator confirms a revocation. */
final class RevokePage {

    private RevokePage() {
    }

    /**
     * @param action path that the form is sent to
     * @param back   path of the list from which the administrator came
     */
    static Map<String, Object> model(String title, String action, String back) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", title);
        model.put("action", action);
        model.put("back", back);
        return model;
    }

    static Response of(Map<String, Object> model) {
        return Response.Page.ok("templates/incoming-link/revoke.vm", model);
    }
}
