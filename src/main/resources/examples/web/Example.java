import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

public class Example {
    public static void main(String[] arguments) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        // The client secret comes from the environment, never from the source.
        String credentials = Base64.getEncoder().encodeToString(("{{clientId}}:" + System.getenv("CLIENT_SECRET")).getBytes(UTF_8));
        // The code is what the browser brought back; it can be used once, within {{codeLife}} seconds.
        // The code verifier belongs to the address above.
        String form = "grant_type=authorization_code&code=" + encode("PASTE_THE_CODE", UTF_8)
                + "&redirect_uri=" + encode("{{redirectUri}}", UTF_8)
                + "&code_verifier={{codeVerifier}}";
        String tokens = http.send(HttpRequest.newBuilder(URI.create("{{tokenEndpoint}}"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofString()).body();
        // A real client reads JSON with a library.
        String accessToken = tokens.replaceFirst("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");

        System.out.println(http.send(HttpRequest.newBuilder(URI.create("{{jira}}/rest/api/2/myself"))
                .header("Authorization", "Bearer " + accessToken).build(), BodyHandlers.ofString()).body());
    }
}
