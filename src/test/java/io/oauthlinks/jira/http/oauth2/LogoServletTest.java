package io.oauthlinks.jira.http.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.sal.api.user.UserKey;
import com.atlassian.sal.api.user.UserManager;
import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.InMemoryLogos;
import io.oauthlinks.incominglink.RegisteredClient;
import io.oauthlinks.incominglink.RegisteredClients;
import io.oauthlinks.incominglink.TestIncomingLinks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoServletTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    private final IncomingLink link = withLogo(TestIncomingLinks.web().id(7).build());
    private final InMemoryLogos logos = new InMemoryLogos();
    private String user = "alice";

    private static IncomingLink withLogo(IncomingLink link) {
        return new IncomingLink(link.id(), link.clientId(), link.name(), "", "", link.kind(), link.redirectUris(), link.scopes(), link.lifetimes(), "", true,
                HASH, null, link.createdAt(), link.createdBy(), link.changedAt(), null);
    }

    private Exchange get(String path) throws IOException {
        logos.save(7, new byte[] {'P', 'N', 'G'});
        UserManager users = Exchange.fake(UserManager.class, (name, arguments) -> user == null ? null : new UserKey(user));
        RegisteredClients clients = Exchange.fake(RegisteredClients.class, (name, arguments) ->
                arguments[0].equals(7L) ? Optional.of(new RegisteredClient(link, List.of())) : Optional.empty());
        Exchange exchange = Exchange.get(path);
        new LogoServlet(users, clients, logos).doGet(exchange.request(), exchange.response());
        return exchange;
    }

    @Test
    void whoIsLoggedInSeesIt() throws IOException {
        assertThat(LogoServlet.pathOf(link)).contains("/logos/7/" + HASH);
        Exchange exchange = get("/logos/7/" + HASH);
        assertThat(exchange.text()).isEqualTo("PNG");
        assertThat(exchange.answeredType).isEqualTo("image/png");
        assertThat(exchange.answeredHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(exchange.answeredHeader("Cache-Control")).startsWith("private");
    }

    @Test
    void othersSeeNothing() throws IOException {
        user = null;
        assertThat(get("/logos/7/" + HASH).status).isEqualTo(404);
        assertThat(LogoServlet.pathOf(TestIncomingLinks.web().build())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logos/8/", "/logos/7/x", "/logos/7/../", "/logos/99999999999999999999/", "/logos/7;/", "/logos/-7/"})
    void whatIsNotThereIsNotFound(String start) throws IOException {
        assertThat(get(start + HASH).status).isEqualTo(404);
        assertThat(get("/logos/7/" + "f".repeat(64)).status).as("another logo").isEqualTo(404);
        assertThat(get("/logos/7").status).isEqualTo(404);
    }
}
