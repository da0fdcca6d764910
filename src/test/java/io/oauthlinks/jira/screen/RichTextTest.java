package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RichTextTest {

    private final Reader reader = Samples.readers().of(Samples.request("GET", "/"));

    private String marked(String key, Object... arguments) {
        return RichText.parts(reader, key, arguments).stream().map(part -> part.get("kind") + ":" + part.get("text")).collect(Collectors.joining("|"));
    }

    @Test
    void wordsBetweenStarsAndTicksBecomeParts() {
        assertThat(marked("oauth-links.outgoing-link.checklist.custom.grants"))
                .isEqualTo("plain:Allow the grant types |strong:authorization code|plain: and |strong:refresh token"
                        + "|plain:. Jira always sends a PKCE challenge with |code:S256|plain:.");
    }

    @Test
    void marksInArgumentsAreOrdinaryCharacters() {
        assertThat(marked("oauth-links.common.edit-named", "*a* `b`")).isEqualTo("plain:Edit *a* `b`");
    }
}
