package io.oauthlinks.host.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.host.HostUnderTest;
import io.oauthlinks.host.TestBundle;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RedeployTest {

    private final HostUnderTest host = HostUnderTest.shared();

    private static TestBundle saying(String word) {
        return new TestBundle()
                .modules("<servlet key=\"s\" class=\"com.example.Hello\"><url-pattern>/hello</url-pattern></servlet>"
                        + "<rest key=\"r\" path=\"/hello\" version=\"1.0\"/><ao key=\"ao\"><entity>com.example.Row</entity></ao>")
                .index("component", "com.example.Bean").index("imports", "com.atlassian.activeobjects.external.ActiveObjects")
                .index("exports", "com.example.Bean")
                .source("Row", "public interface Row extends Entity { String getText(); void setText(String s); }")
                .source("Bean", """
                        public class Bean implements LifecycleAware {
                            private final ActiveObjects ao; public Bean(ActiveObjects ao) { this.ao = ao; }
                            public void onStart() { ao.create(Row.class).save(); } public void onStop() { ao.deleteWithSQL(Row.class, "ID > ?", 0); }
                        }""")
                .source("Json", "@Path(\"x\") @UnrestrictedAccess public class Json { public record Word(String word) { }"
                        + " @GET @Produces(\"application/json\") public Word get() { return new Word(\"" + word + "\"); } }")
                .source("Hello", "@UnrestrictedAccess public class Hello extends HttpServlet {"
                        + " protected void doGet(HttpServletRequest q, HttpServletResponse r) throws IOException { r.getWriter().print(\"" + word + "\"); } }");
    }

    private WeakReference<ClassLoader> use(String word) {
        host.install(saying(word));
        assertThat(host.browser().get("/plugins/servlet/hello").body()).isEqualTo(word);
        assertThat(host.browser().get("/rest/hello/1.0/x").body()).isEqualTo("{\"word\":\"" + word + "\"}");
        return new WeakReference<>(host.host().apps().current().orElseThrow().classLoader());
    }

    @Test
    void replacesTheAppAndLeavesNothingOfTheOldOne() {
        WeakReference<ClassLoader> first = use("one");
        WeakReference<ClassLoader> second = use("two");
        assertThat(second.get()).isNotNull();
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (first.get() != null && Instant.now().isBefore(deadline)) {
            System.gc();
        }
        assertThat(first.get()).as("class loader of the replaced app").isNull();
    }
}
