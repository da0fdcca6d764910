package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs that the page of a new incoming link and the guide show do what they say, as they are. */
class ExamplesTest {

    private static final Path EXAMPLES = RunningHost.REPOSITORY.resolve("src/main/resources/examples");

    private static final Map<String, String> GUIDE = Map.of("clientId", "olc_5Jm2vTq8RzYx0KdWn4Hb", "codeLife", "60",
            "tokenEndpoint", "https://jira.example.com/jira/plugins/servlet/oauth-links/oauth2/token", "jira", "https://jira.example.com/jira",
            "redirectUri", "https://tasks.example.com/callback", "codeVerifier", ClientApplication.VERIFIER);

    private final RunningHost host = RunningHost.shared();
    private final Registrations registrations = new Registrations(host);

    @Test
    void theGuideShowsThemAsTheyAre() throws IOException {
        String guide = Files.readString(RunningHost.REPOSITORY.resolve("docs/guides/connect-an-application.md"));
        for (String file : List.of("curl.sh", "python.py", "node.mjs", "Example.java")) {
            String shown = Files.readString(EXAMPLES.resolve("web/" + file)).strip();
            for (Map.Entry<String, String> value : GUIDE.entrySet()) {
                shown = shown.replace("{{" + value.getKey() + "}}", value.getValue());
            }
            assertThat(guide).as(file).contains("\n" + shown + "\n```");
        }
    }

    @Tag("external")
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"web,curl.sh", "web,python.py", "web,node.mjs", "web,Example.java", "public,curl.sh", "public,python.py", "public,node.mjs",
            "public,Example.java", "service,curl.sh", "service,python.py", "service,node.mjs", "service,Example.java"})
    @DisplayName("curl, Python, Node and Java get an access token and call Jira")
    void example(String kind, String file) throws IOException {
        ClientApplication client = switch (kind) {
            case "web" -> registrations.web();
            case "public" -> registrations.nativeApplication();
            default -> registrations.service("padmin");
        };
        String code = kind.equals("service") ? "" : client.code(HttpUser.signedIn(host, "padmin"), Map.of());
        Path program = Files.createTempDirectory("example").resolve(file);
        Files.writeString(program, filledIn(kind + "/" + file, client, code));
        String said = run(program, client);
        if (file.endsWith(".sh")) {
            assertThat(client.myself(answer(said).path("access_token").asText())).as(said).isEqualTo(200);
        } else {
            assertThat(said).contains("Pavel Adler");
        }
    }

    private String filledIn(String example, ClientApplication client, String code) throws IOException {
        String text = Files.readString(EXAMPLES.resolve(example)).replace("PASTE_THE_CODE", code);
        for (Map.Entry<String, String> value : Map.of("clientId", client.clientId(), "tokenEndpoint", host.url() + ClientApplication.OAUTH2 + "token",
                "redirectUri", client.redirectUri(), "codeVerifier", ClientApplication.VERIFIER, "codeLife", "60", "jira", host.url().toString()).entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        assertThat(text).as("everything is filled in").doesNotContain("{{");
        return text;
    }

    /** The secret comes from the environment; a shell script reads it from the terminal. */
    private static String run(Path program, ClientApplication client) {
        String name = program.getFileName().toString();
        String interpreter = name.endsWith(".py") ? "python3" : name.endsWith(".mjs") ? "node" : name.endsWith(".sh") ? "bash"
                : Path.of(System.getProperty("java.home"), "bin", "java").toString();
        boolean shell = name.endsWith(".sh");
        try (Program running = Program.start(program.getParent(), shell ? Map.of() : Map.of("CLIENT_SECRET", client.clientSecret()), interpreter,
                program.toString())) {
            if (shell) {
                running.type(client.clientSecret());
            }
            return running.finish();
        }
    }

    private static JsonNode answer(String said) throws IOException {
        return new ObjectMapper().readTree(said.substring(said.indexOf('{')));
    }
}
