package io.oauthlinks.host.rest;

import com.atlassian.sal.api.websudo.WebSudoManager;
import io.oauthlinks.host.access.Gate;
import java.net.URI;
import java.util.List;

/** The platform's rules for resources. Each application gets filters of its own, as Jersey injects into them. */
public record RestRules(Gate gate, WebSudoManager webSudo, URI baseUrl) {

    /** For the resources of an app, which say by annotation whom they answer. */
    List<Object> forApp() {
        return List.of(new AccessRule(gate), new XsrfRule(baseUrl), new WebSudoRule(webSudo));
    }

    /** For Jira's own resources, which look at the caller themselves. */
    List<Object> forProduct() {
        return List.of(new XsrfRule(baseUrl));
    }
}
