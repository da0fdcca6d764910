package io.oauthlinks.jira.http.oauth2;

import com.atlassian.annotations.security.UnrestrictedAccess;
import io.oauthlinks.incominglink.Metadata;
import io.oauthlinks.jira.http.JsonBody;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The metadata of the authorization server (RFC 8414), at an address where Jira has no servlets. */
@UnrestrictedAccess
public final class MetadataFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient ProgramGate gate;
    private final transient Metadata metadata;

    @Inject
    public MetadataFilter(ProgramGate gate, Metadata metadata) {
        this.gate = gate;
        this.metadata = metadata;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain rest) throws IOException {
        if (gate.admitsReader(request, response)) {
            // asked for again each time: a setting that changes shows at once
            response.setHeader("Cache-Control", "no-cache");
            JsonBody.write(response, 200, metadata.json());
        }
    }
}
