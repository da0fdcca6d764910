package io.oauthlinks.jira.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.token.AccountState;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OutgoingLinkListScreenTest {

    private final Ports ports = new Ports();
    private final OutgoingLinkListScreen screen = new OutgoingLinkListScreen(Samples.readers(), ports.links, ports.accounts, ports.servers);
    private final RenderedTemplates templates = new RenderedTemplates();

    private String page(String... parameters) {
        return templates.render(screen.get(Samples.request("GET", "/outgoing-links", parameters)));
    }

    @Test
    void firstVisitExplainsTheStepsAndOffersNoTable() {
        assertThat(page()).contains("No outgoing links yet", "Register Jira at the provider", "/outgoing-links/new").doesNotContain("<table");
    }

    @Test
    void linksThatNeedAttentionComeFirst() {
        ports.links.save(Samples.link(1, "Alpha is fine", Provider.GOOGLE));
        ports.links.save(Samples.link(2, "Zulu is broken", Provider.MICROSOFT));
        ports.links.save(Samples.link(3, "Mike expires", Provider.GOOGLE, LocalDate.parse("2026-12-16")));
        ports.links.save(Samples.link(4, "Papa is failing", Provider.CUSTOM));
        ports.accounts.save(Samples.account(11, 1, AccountState.VALID));
        ports.accounts.save(Samples.account(12, 2, AccountState.RE_AUTHORIZATION_NEEDED));
        ports.accounts.save(Samples.account(14, 4, AccountState.FAILING));

        String page = page();

        assertThat(page.replaceAll("(?s).*?<a href=\"[^\"]*outgoing-links/\\d\">([^<]*)</a></div>", "$1|"))
                .startsWith("Zulu is broken|Papa is failing|Mike expires|Alpha is fine|");
        assertThat(page).contains("4 outgoing links, 3 need attention", "in 26 days", "Replace it at Google, then here");
    }

    @Test
    void aBrokenAccountIsOnTopWithTheButtonThatMendsIt() {
        ports.links.save(Samples.link(1, "Microsoft 365 mail", Provider.MICROSOFT));
        ports.accounts.save(Samples.account(11, 1, AccountState.RE_AUTHORIZATION_NEEDED));
        ports.accounts.save(Samples.account(12, 1, AccountState.VALID));
        ports.servers.save(Samples.server(7, "Support mailbox", 1, 11));

        String page = page();

        assertThat(page).contains("box11@acme.example must be re-authorized", "2 hours ago", "AADSTS50173",
                "action=\"/jira/plugins/servlet/oauth-links/mail-servers/7/authorize\"", "Re-authorize box11@acme.example", "2 accounts: 1 valid, 1 to re-authorize");
        assertThat(page.split("aui-button-primary")).as("one primary button").hasSize(2);
    }

    @Test
    void anotherCloudIsNamed() {
        ports.links.save(Samples.linkInCloud(1, MicrosoftCloud.US_GOVERNMENT_DOD));
        assertThat(page()).contains("Tenant acme.example, US Government DoD");
    }

    @Test
    void filterFindsTextInNameDescriptionProviderAndAccount() {
        ports.links.save(Samples.link(1, "First", Provider.GOOGLE));
        ports.links.save(Samples.link(2, "Second", Provider.MICROSOFT));
        ports.accounts.save(Samples.account(11, 1, AccountState.VALID));

        assertThat(page("text", "BOX11")).contains(">First</a>").doesNotContain(">Second</a>");
        assertThat(page("text", "microsoft")).contains(">Second</a>").doesNotContain(">First</a>");
        assertThat(page("state", "never-authorized")).contains(">Second</a>").doesNotContain(">First</a>");
        assertThat(page("state", "valid")).contains(">First</a>").doesNotContain(">Second</a>");
        assertThat(page("text", "nobody")).contains("No outgoing link matches the filter.", "value=\"nobody\"");
    }

    @Test
    void pagesKeepTheFilter() {
        for (int i = 1; i <= 101; i++) {
            ports.links.save(Samples.link(i, "Link %03d".formatted(i), i == 1 ? Provider.MICROSOFT : Provider.GOOGLE));
        }

        assertThat(page()).contains("101 outgoing links", ">Link 100</a>", "outgoing-links?page=2\"").doesNotContain(">Link 101</a>");
        assertThat(page("text", "google")).as("the hundred that fit").contains(">Link 101</a>").doesNotContain("page=2");
        assertThat(page("text", "link 1", "page", "2", "state", "never-authorized"))
                .contains("outgoing-links?page=1&amp;text=link+1&amp;state=never-authorized");
    }

    @Test
    void hostileNamesAreShownAsText() {
        ports.links.save(Samples.link(1, Samples.HOSTILE, Provider.GOOGLE));

        String page = page("text", "<script>");

        assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;").doesNotContain("<script>");
    }
}
