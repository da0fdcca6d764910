package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.e2e.Administrator.Link;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a language in which every text stands in brackets, what a page says outside them is written in a template or in code instead of the texts. */
@Tag("slow")
class MarkedLanguageTest {

    /** What is the same in every language: names that the test gave, of people and standards, addresses, times of day. */
    private static final Pattern DATA = Pattern.compile("Practice \\d+|Mailbox \\d+|Application \\d+|Written by a test|Jana Novak|Alice Martin|admin|alice|"
            + "[\\w.+-]+@[\\w.-]+|https?://[^\\s\\[\\]]+|localhost|127\\.0\\.0\\.1|practice\\.example|olc_\\w+|READ|WRITE|SYSTEM_ADMIN|ADMIN|IMAP|POP3|TLS|"
            + "offline_access|[A-Z]\\w+\\.AccessAsUser\\.All|-----BEGIN CERTIFICATE-----|mail|PKCE|S256|OAuth 2\\.0|\\d+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final List<String> SPOKEN = List.of("title", "placeholder", "aria-label", "alt", "data-copied", "data-text-starting", "data-text-again",
            "data-text-refused", "data-text-failed");

    private static RunningHost host;
    private static Administrator admin;
    private static HttpUser http;

    @BeforeAll
    static void fillTheLists() {
        host = RunningHost.start();
        admin = new Administrator(host);
        http = admin.http;
        Link link = admin.createLink(Map.of());
        long server = admin.save(admin.practiceServer(link, "IMAP", Practice.SUPPORT), null);
        assertThat(server).isEqualTo(1);
        new Registrations(host).web();
        HttpResponse<String> chosen = http.postForm("/secure/admin/ViewApplicationProperties.jspa", Map.of("language", "en-XA", "atl_token", http.xsrfToken()));
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(302);
        assertThat(http.get("/secure/admin/ViewApplicationProperties.jspa").body()).contains("value=\"en-XA\" selected");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void everyPageTakesItsWordsFromTheTexts() {
        List<String> paths = new ArrayList<>(AppRoutes.pages().stream().filter(AppRoutes.Page::get).map(AppRoutes.Page::path).toList());
        for (String provider : List.of("GOOGLE", "MICROSOFT", "FASTMAIL", "CUSTOM")) {
            paths.add(FormPage.BASE + "/outgoing-links/new?provider=" + provider);
        }
        paths.add(FormPage.BASE + "/nowhere");
        Map<String, List<String>> found = new TreeMap<>();
        for (String path : paths) {
            HttpResponse<String> answer = http.get(path);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                found.put(path, untranslated(path, answer));
            }
        }
        assertThat(found).hasSizeGreaterThan(20);
        found.values().removeIf(List::isEmpty);
        assertThat(found).isEmpty();
    }

    @Test
    void everyRefusalAtAFieldTakesItsWordsFromTheTexts() {
        Map<String, List<String>> found = new TreeMap<>();
        for (String form : List.of("/outgoing-links/1", "/mail-servers/1", "/incoming-links/1", "/settings")) {
            HttpResponse<String> refused = http.postForm(FormPage.BASE + form, Map.of("atl_token", http.xsrfToken(), "provider", "CUSTOM", "name", "",
                    "clientId", "a b", "scopes", "\"", "host", "imap://x", "port", "x", "auditRetention", "x"));
            assertThat(refused.statusCode()).as(form).isEqualTo(400);
            found.put(form, untranslated(form, refused));
        }
        found.values().removeIf(List::isEmpty);
        assertThat(found).isEmpty();
    }

    @Test
    void theMarksAreSeen() {
        assertThat(untranslated(Jsoup.parse("<div>[Mail server <b>x</b>] <p>Plain words</p></div>").body())).containsExactly("Plain", "words");
        assertThat(untranslated(Jsoup.parse("<div><input placeholder='Search'>[Name [of] it]</div>").body())).containsExactly("Search");
    }

    private static List<String> untranslated(String path, HttpResponse<String> answer) {
        Document page = Jsoup.parse(answer.body());
        // pages without a decorator are ours as a whole
        Element ours = Stream.of(".ol-app", ".aui-page-panel-content", "#content", "body").map(page::selectFirst).filter(Objects::nonNull).findFirst().orElseThrow();
        assertThat(ours.text()).as(path).contains("[");
        return untranslated(ours);
    }

    /** Words outside brackets that are no data, in text and in what screen readers and scripts say. */
    private static List<String> untranslated(Element root) {
        StringBuilder outside = new StringBuilder();
        int[] depth = {0};
        NodeTraversor.traverse((node, level) -> {
            if (node instanceof TextNode text && !isLiteral(text)) {
                for (char character : text.text().toCharArray()) {
                    depth[0] += character == '[' ? 1 : 0;
                    outside.append(depth[0] > 0 ? ' ' : character);
                    depth[0] -= character == ']' ? 1 : 0;
                }
                outside.append(' ');
            }
        }, root);
        for (String attribute : SPOKEN) {
            root.select("[" + attribute + "]:not(time)").eachAttr(attribute).stream().filter(value -> !value.startsWith("["))
                    .forEach(value -> outside.append(value).append(' '));
        }
        return WORD.matcher(DATA.matcher(outside).replaceAll(" ")).results().map(found -> found.group()).distinct().toList();
    }

    /** Code, what was typed, dates, and what the audit log has written down in its own language are not translated. */
    private static boolean isLiteral(TextNode text) {
        return text.parent().closest("code, pre, textarea, script, style, time, .ol-recorded") != null;
    }
}
