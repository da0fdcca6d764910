package io.oauthlinks.host.plugin;

import io.oauthlinks.host.JiraLine;
import java.util.Arrays;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** Recognizes an app that was built for the other line of Jira: what OSGi says of it, a missing package, does not tell what to do. */
final class OtherLine {

    private OtherLine() {
    }

    /** @return a sentence for whoever installed it, with a space behind; empty when the app is one for this line */
    static String explain(Bundle bundle) {
        JiraLine here = JiraLine.ofHost();
        JiraLine there = here.other();
        String imports = bundle.getHeaders().get(Constants.IMPORT_PACKAGE);
        if (imports == null || Arrays.stream(imports.split("[,;]")).noneMatch(there.servletPackage()::equals)) {
            return "";
        }
        return "This app is built for %s (%s), and this is %s (%s): take the jar whose name ends with %s. ".formatted(there.product(),
                there.servletPackage(), here.product(), here.servletPackage(), here.jarSuffix());
    }
}
