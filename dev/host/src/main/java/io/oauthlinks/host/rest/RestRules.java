package io.oauthlinks.host.rest;

import com.atlassian.sal.api.websudo.WebSudoManager;
import io.oauthlinks.host.access.Gate;
import java.net.URI;
import java.util.List;

/** The platform's rules for resources. Each application gets filters of its own, as Jersey injects into them. */
public record RestRules(Gate gate, WebSudoManager webSudo, URI baseUrl) {

    List<Object> filters() {
        return List.of(new AccessRule(gate), new XsrfRule(baseUrl), new WebSudoRule(webSudo));
    }
}
