package io.oauthlinks.outgoinglink;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailserver.protocol.TestCertificates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Microsoft's clouds, Fastmail, rules for accounts and trusted certificates, as they are typed. */
class ProviderFieldsTest extends LinkEditing {

    private static Map<String, String> inCloud(String cloud, String scopes) {
        return with(with(microsoft(), "cloud", cloud), "scopes", scopes);
    }

    private static Map<String, String> fastmail() {
        return new HashMap<>(Map.of("name", "Fastmail", "provider", "FASTMAIL", "clientId", "c0ffee",
                "scopes", "https://www.fastmail.com/dev/protocol-imap"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            WORLDWIDE,              login.microsoftonline.com,        https://outlook.office.com
            US_GOVERNMENT_GCC_HIGH, login.microsoftonline.us,         https://outlook.office365.us
            US_GOVERNMENT_DOD,      login.microsoftonline.us,         https://outlook-dod.office365.us
            CHINA_21VIANET,         login.partner.microsoftonline.cn, https://partner.outlook.cn
            """)
    void eachCloudHasItsOwnLoginAndScopes(MicrosoftCloud cloud, String login, String resource) {
        String scopes = resource + "/IMAP.AccessAsUser.All " + resource + "/POP.AccessAsUser.All offline_access";
        OutgoingLink link = create(inCloud(cloud.name(), scopes));
        assertThat(link.authority()).isEqualTo(Authority.microsoft(cloud, "organizations"));
        assertThat(link.endpoints().authorization()).hasToString("https://" + login + "/organizations/oauth2/v2.0/authorize");
        assertThat(link.endpoints().token()).hasToString("https://" + login + "/organizations/oauth2/v2.0/token");
        assertThat(link.preset().suggestedScopes()).extracting(SuggestedScope::scope).containsExactly((scopes + " openid").split(" "));
    }

    @Test
    void theIssuerIsThatOfTheCloud() {
        String tenant = "9b0c6f2e-4d17-4c3a-8a57-1f5e2d7c90ab";
        OutgoingLink link = create(with(inCloud("US_GOVERNMENT_GCC_HIGH", "https://outlook.office365.us/IMAP.AccessAsUser.All"), "tenant", tenant));
        assertThat(link.endpoints().issuer()).hasToString("https://login.microsoftonline.us/" + tenant + "/v2.0");
    }

    @Test
    void scopesOfAnotherCloudAreRefused() {
        assertThat(refusedFields(inCloud("US_GOVERNMENT_GCC_HIGH", IMAP))).containsOnly(Map.entry("scopes", "scopes-of-other-cloud"));
        assertThat(refusedFields(inCloud("WORLDWIDE", "https://outlook.office365.us/IMAP.AccessAsUser.All")))
                .containsOnly(Map.entry("scopes", "scopes-of-other-cloud"));
    }

    @Test
    void personalAccountsExistOnlyWorldwide() {
        Map<String, String> typed = inCloud("CHINA_21VIANET", "https://partner.outlook.cn/IMAP.AccessAsUser.All");
        assertThat(refusedFields(with(typed, "tenant", "consumers"))).containsOnly(Map.entry("tenant", "tenant-not-in-cloud"));
    }

    @Test
    void withoutACloudItIsTheWorldwideOne() {
        assertThat(create(microsoft()).authority().cloud()).isEqualTo(MicrosoftCloud.WORLDWIDE);
        assertThat(refusedFields(with(with(microsoft(), "cloud", "MOON"), "name", "b"))).containsOnly(Map.entry("cloud", "choice-unknown"));
        OutgoingLink google = create(with(google(), "cloud", "CHINA_21VIANET"));
        assertThat(google.authority()).isEqualTo(Authority.of(Provider.GOOGLE));
        assertThat(OutgoingLinkForm.of(google).values()).containsEntry("cloud", "").containsEntry("tenant", "");
    }

    @Test
    void anotherCloudNeedsTheSecretAgain() {
        OutgoingLink before = create(microsoft());
        Map<String, String> typed = with(with(OutgoingLinkForm.of(before).values(), "cloud", "US_GOVERNMENT_GCC_HIGH"),
                "scopes", "https://outlook.office365.us/IMAP.AccessAsUser.All");
        assertThat(refusedFields(() -> update(before.id(), typed))).containsOnly(Map.entry("clientSecret", "client-secret-enter-again"));
        update(before.id(), with(typed, "clientSecret", "again"));
        assertThat(audit.lines()).contains("OUTGOING_LINK_CHANGED cloud, scopes");
    }

    @Test
    void fastmailKnowsJiraAsAPublicClient() {
        OutgoingLink link = create(fastmail());
        assertThat(link.client().clientSecret()).isNull();
        assertThat(link.endpoints().authorization()).hasToString("https://api.fastmail.com/oauth/authorize");
        assertThat(link.endpoints().token()).hasToString("https://api.fastmail.com/oauth/refresh");
        assertThat(link.key()).startsWith("fastmail-");
        assertThat(refusedFields(with(with(fastmail(), "name", "b"), "clientSecret", "s"))).containsOnly(Map.entry("clientSecret", "client-secret-not-used"));
    }

    @Test
    void aSecretIsNotTakenAlongToFastmail() {
        OutgoingLink before = create(custom());
        Map<String, String> typed = with(fastmail(), "name", "Moved");
        assertThat(update(before.id(), typed).client().clientSecret()).isNull();
    }

    @Test
    void allowedDomainsAreNormal() {
        OutgoingLink link = create(with(custom(), "allowedDomains", " ACME.example, @acme.org\r\nacme.example;bücher.example "));
        assertThat(link.accountRules().allowedDomains()).containsExactly("acme.example", "acme.org", "xn--bcher-kva.example");
        assertThat(OutgoingLinkForm.of(link).values()).containsEntry("allowedDomains", "acme.example\nacme.org\nxn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "a@acme.example", "acme..example", "*.acme.example", "https://acme.example", "127.0.0.1", "-acme.example",
            "acme_x.example", "acme.example/"})
    void whatIsNoDomainIsRefused(String domain) {
        assertThat(refusedFields(with(custom(), "allowedDomains", "acme.org " + domain))).containsOnly(Map.entry("allowedDomains", "domain-invalid"));
    }

    @Test
    void rulesForAccountsAreOptional() {
        assertThat(create(custom()).accountRules()).isEqualTo(AccountRules.ANY);
        assertThat(refusedFields(with(with(custom(), "name", "b"), "accountMatch", "SOMETIMES"))).containsOnly(Map.entry("accountMatch", "choice-unknown"));
        assertThat(refusedFields(with(with(custom(), "name", "b"), "allowedDomains", "acme.example ".repeat(200))))
                .containsOnly(Map.entry("allowedDomains", "too-long"));
    }

    @Test
    @DisplayName("C29: a strict link asks for who signs in, and cannot be saved without")
    void strictNeedsOpenid() {
        assertThat(refusedFields(with(google(), "accountMatch", "STRICT"))).containsOnly(Map.entry("accountMatch", "strict-without-openid"));
        OutgoingLink link = create(with(with(google(), "accountMatch", "STRICT"), "scopes", "https://mail.google.com/ openid"));
        assertThat(link.preset().requested(link.scopes()).values()).containsExactly("https://mail.google.com/", "openid", "email");
        OutgoingLink office = create(with(microsoft(), "scopes", IMAP + " openid"));
        assertThat(office.preset().requested(office.scopes()).values()).containsExactly(IMAP, "openid", "profile", "email", "offline_access");
    }

    @Test
    void changesOfTheRulesAreAudited() {
        OutgoingLink before = create(custom());
        Map<String, String> typed = with(with(OutgoingLinkForm.of(before).values(), "allowedDomains", "acme.example"), "trustedCertificates",
                TestCertificates.authority());
        assertThat(refusedFields(() -> update(before.id(), typed))).as("whoever has its key could read the kept secret")
                .containsOnly(Map.entry("clientSecret", "client-secret-for-new-certificates"));
        OutgoingLink after = update(before.id(), with(typed, "clientSecret", "s3cret"));
        assertThat(after.accountRules().allowedDomains()).isEqualTo(List.of("acme.example"));
        assertThat(after.trustedCertificates()).isEqualTo(TestCertificates.authority().strip());
        assertThat(audit.lines()).anyMatch(line -> line.startsWith("OUTGOING_LINK_CHANGED") && line.contains("allowedDomains, trustedCertificates"));
        assertThat(update(before.id(), OutgoingLinkForm.of(after).values()).trustedCertificates()).as("unchanged, the secret stays").isNotEmpty();
        assertThat(update(before.id(), with(OutgoingLinkForm.of(after).values(), "trustedCertificates", "")).trustedCertificates())
                .as("less trust needs no secret").isEmpty();
    }

    @Test
    void certificatesAreRead() {
        String pem = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----";
        assertThat(refusedFields(with(custom(), "trustedCertificates", "not PEM"))).containsOnly(Map.entry("trustedCertificates", "certificate-unreadable"));
        assertThat(refusedFields(with(custom(), "trustedCertificates", pem))).containsOnly(Map.entry("trustedCertificates", "certificate-private-key"));
        assertThat(new OutgoingLinkForm(with(custom(), "trustedCertificates", pem)).values()).containsEntry("trustedCertificates", "");
    }
}
