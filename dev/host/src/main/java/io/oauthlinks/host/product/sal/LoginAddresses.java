package io.oauthlinks.host.product.sal;

import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.page.PageCapability;
import com.atlassian.sal.api.user.UserRole;
import io.oauthlinks.host.HostOptions;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;

/** Where an app sends people to log in. A path, so that it works at whatever address the browser is. */
public final class LoginAddresses implements LoginUriProvider {

    @Override
    public URI getLoginUri(URI returnUri) {
        return URI.create(HostOptions.CONTEXT_PATH + "/login.jsp?permissionViolation=true&os_destination="
                + URLEncoder.encode(returnUri.toString(), StandardCharsets.UTF_8));
    }

    @Override
    public URI getLoginUri(URI returnUri, EnumSet<PageCapability> pageCaps) {
        return getLoginUri(returnUri);
    }

    @Override
    public URI getLoginUriForRole(URI returnUri, UserRole role) {
        return URI.create(getLoginUri(returnUri) + "&user_role=" + role);
    }

    @Override
    public URI getLoginUriForRole(URI returnUri, UserRole role, EnumSet<PageCapability> pageCaps) {
        return getLoginUriForRole(returnUri, role);
    }
}
