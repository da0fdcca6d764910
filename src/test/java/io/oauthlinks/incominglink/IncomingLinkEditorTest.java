package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.message.Texts;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.InMemorySettings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncomingLinkEditorTest extends LinkEditing {

    private String refused(Runnable work) {
        return Texts.reasonOf(catchThrowableOfType(Refusal.class, work::run).problem());
    }

    @Test
    @DisplayName("P72, P73: a confidential client gets its secret once, and only a hash is kept")
    void createdWithSecret() {
        IncomingLinkEditor.Created created = editor.create(new IncomingLinkForm(web()), ADMIN);
        Secret secret = created.secret().orElseThrow();
        assertThat(CredentialFormat.CLIENT_SECRET.isWellFormed(secret.reveal())).isTrue();
        assertThat(secrets.ofLink(created.link().id())).singleElement().satisfies(kept -> {
            assertThat(kept.hash()).isEqualTo(Sha256.hex(secret.reveal()));
            assertThat(kept.expiresAt()).isNull();
        });
        assertThat(created.link().clientId()).matches("olc_[0-9A-Za-z]{20}");
        assertThat(created.link().enabled()).isTrue();
        assertThat(created.link().scopes()).containsExactly(JiraScope.READ);
        assertThat(created.link().createdBy()).isEqualTo("admin");
        assertThat(audit.lines()).containsExactly("INCOMING_LINK_CREATED WEB, READ");
        assertThat(clients.changes).isPositive();
        assertThat(created.toString() + audit.entries()).doesNotContain(secret.reveal());
    }

    @ParameterizedTest
    @CsvSource({"NATIVE", "BROWSER"})
    void aPublicClientHasNoSecret(String kind) {
        IncomingLinkEditor.Created created = editor.create(new IncomingLinkForm(with(web(), "kind", kind)), ADMIN);
        assertThat(created.secret()).isEmpty();
        assertThat(secrets.ofLink(created.link().id())).isEmpty();
        assertThat(refused(() -> rotation.rotate(created.link().id(), "0", ADMIN))).isEqualTo("no-secret");
        assertThat(refused(() -> rotation.endOverlap(created.link().id(), ADMIN))).isEqualTo("no-secret");
    }

    @Test
    void everyFieldIsJudgedAtOnce() {
        assertThat(refusedFields(() -> create(Map.of()))).containsOnly(Map.entry("name", "empty"), Map.entry("kind", "choice-unknown"),
                Map.entry("redirectUris", "empty"), Map.entry("scopes", "empty"));
        assertThat(refusedFields(() -> create(Map.of("kind", "SERVICE")))).containsOnlyKeys("name", "scopes", "serviceUser");
        assertThat(links.all()).isEmpty();
        assertThat(audit.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"name|a\0b|control-character", "homepage|javascript:alert(1)|url-scheme",
        "homepage|https://u:p@x.example/|url-userinfo", "homepage|x|url-scheme", "kind|web|choice-unknown", "scopes|DELETE|scope-unknown", "scopes|read|scope-unknown",
        "scopes|READ,WRITE|scope-unknown", "accessTokenLife|4|number-invalid", "accessTokenLife|3601|number-invalid", "accessTokenLife|1h|number-invalid",
        "accessTokenLife|-5|number-invalid", "accessTokenLife|99999999999|number-invalid", "refreshTokenLife|91|number-invalid", "refreshTokenLife|0|number-invalid",
        "refreshTokenIdle|31|number-invalid", "enabled|yes|not-true-or-false", "redirectUris|https://reports.example/#x|fragment", "redirectUris|http://reports.example/|http"})
    void aFieldSaysWhyItIsRefused(String field, String value, String reason) {
        assertThat(refusedFields(() -> create(with(web(), field, value)))).containsOnly(Map.entry(field, reason));
    }

    @Test
    void longTextsAreRefused() {
        assertThat(refusedFields(() -> create(with(web(), "name", "n".repeat(101))))).containsEntry("name", "too-long");
        assertThat(refusedFields(() -> create(with(web(), "description", "d".repeat(256))))).containsEntry("description", "too-long");
        assertThat(refusedFields(() -> create(with(web(), "redirectUris", lines(21))))).containsEntry("redirectUris", "too-many");
        assertThat(create(with(web(), "redirectUris", lines(20))).redirectUris()).hasSize(20);
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("https://reports.example/callback/").append(i).append("\r\n");
        }
        return lines.toString();
    }

    @Test
    void aMessageNamesTheRedirectUriThatIsWrong() {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class,
                () -> create(with(web(), "redirectUris", "https://reports.example/ok\nhttps://*.example/\n")));
        assertThat(Texts.of(refused.errors().byField().get("redirectUris"))).contains("https://*.example/").doesNotContain("/ok");
    }

    @Test
    void whatIsPastedMayHaveBlanksAroundIt() {
        IncomingLink link = create(with(with(web(), "redirectUris",
            "\n  https://reports.example/a \r\n\r\nhttps://reports.example/b\t\nhttps://reports.example/a"),
                "name", "  Reports "));
        assertThat(link.redirectUris()).extracting(RedirectUri::text).containsExactly("https://reports.example/a", "https://reports.example/b");
        assertThat(link.name()).isEqualTo("Reports");
    }

    @Test
    void aNameIsTakenOnce() {
        create(web());
        assertThat(refusedFields(() -> create(with(web(), "name", "REPORTS")))).containsOnly(Map.entry("name", "name-taken"));
        IncomingLink other = create(nativeApp());
        assertThat(refusedFields(() -> update(other.id(), with(nativeApp(), "name", "reports")))).containsOnly(Map.entry("name", "name-taken"));
    }

    @Test
    void aScopeBringsThoseBeforeItAlong() {
        assertThat(create(with(web(), "scopes", "ADMIN")).scopes()).containsExactlyInAnyOrder(JiraScope.READ, JiraScope.WRITE, JiraScope.ADMIN);
    }

    @Test
    @DisplayName("P71: a service acts as one active user, and never administers")
    void aServiceActsAsOneUser() {
        users.deactivate("JIRAUSER10300");
        IncomingLink link = create(service());
        assertThat(link.serviceUserKey()).isEqualTo("JIRAUSER10200");
        assertThat(link.redirectUris()).isEmpty();
        assertThat(secrets.ofLink(link.id())).hasSize(1);
        assertThat(editor.formOf(link).values()).containsEntry("serviceUser", "importer");
        for (String scopes : new String[] {"ADMIN", "SYSTEM_ADMIN", "READ ADMIN"}) {
            assertThat(refusedFields(() -> create(with(service(), "scopes", scopes)))).containsEntry("scopes", "scope-of-service");
        }
        assertThat(refusedFields(() -> create(with(service(), "serviceUser", "nobody")))).containsEntry("serviceUser", "user-unknown");
        assertThat(refusedFields(() -> create(with(service(), "serviceUser", "gone")))).containsEntry("serviceUser", "user-inactive");
        assertThat(refusedFields(() -> create(with(service(), "serviceUser", "JIRAUSER10200")))).containsEntry("serviceUser", "user-unknown");
        assertThat(refusedFields(() -> update(link.id(), with(service(), "scopes", "ADMIN")))).containsEntry("scopes", "scope-of-service");
    }

    @Test
    void fieldsOfAnotherKindAreIgnored() {
        IncomingLink link = create(with(with(service(), "redirectUris", "javascript:x"), "refreshTokenLife", "5"));
        assertThat(link.redirectUris()).isEmpty();
        assertThat(link.lifetimes().refreshToken()).isNull();
        assertThat(create(with(web(), "serviceUser", "importer")).serviceUserKey()).isEmpty();
    }

    @Test
    void lifetimesStayWithinTheSettings() {
        IncomingLink link = create(with(with(with(web(), "accessTokenLife", "600"), "refreshTokenLife", "90"), "refreshTokenIdle", "7"));
        assertThat(link.lifetimes()).isEqualTo(new Lifetimes(Duration.ofMinutes(10), Duration.ofDays(90), Duration.ofDays(7)));
        assertThat(create(nativeApp()).lifetimes()).isEqualTo(Lifetimes.OF_THE_SETTINGS);
        assertThat(editor.formOf(link).values()).containsEntry("accessTokenLife", "600").containsEntry("refreshTokenIdle", "7");
    }

    @Test
    void theOverrideAcceptsHttp() {
        settings.save(InMemorySettings.forLoopback().current());
        assertThat(create(with(web(), "redirectUris", "http://reports.example/cb")).permitsRedirectTo("http://reports.example/cb")).isTrue();
    }

    @Test
    void aChangeIsRecordedWithItsValue() {
        IncomingLink link = create(web());
        clock.advance(Duration.ofMinutes(5));
        IncomingLink changed = update(link.id(), with(with(web(), "redirectUris", "https://reports.example/other"), "enabled", "false"));
        assertThat(changed.enabled()).isFalse();
        assertThat(changed.clientId()).isEqualTo(link.clientId());
        assertThat(changed.createdAt()).isEqualTo(link.createdAt());
        assertThat(changed.changedAt()).isEqualTo(clock.instant());
        assertThat(changed.tokensValidFrom()).isNull();
        assertThat(audit.lines()).last().isEqualTo("INCOMING_LINK_CHANGED redirectUris = https://reports.example/other; enabled = false");
        int before = audit.lines().size();
        update(link.id(), with(web(), "redirectUris", "https://reports.example/other"));
        assertThat(audit.lines()).as("nothing changed, and enabled was left out").hasSize(before);
    }

    @Test
    void theKindStays() {
        IncomingLink link = create(web());
        assertThat(refusedFields(() -> update(link.id(), with(web(), "kind", "NATIVE")))).containsOnly(Map.entry("kind", "kind-fixed"));
        assertThat(update(link.id(), with(web(), "kind", "")).kind()).isEqualTo(ClientKind.WEB);
    }

    @Test
    void tokensEndWhenScopesAreTakenAway() {
        IncomingLink link = create(with(web(), "scopes", "WRITE"));
        clock.advance(Duration.ofMinutes(5));
        assertThat(update(link.id(), with(web(), "scopes", "ADMIN")).tokensValidFrom()).isNull();
        IncomingLink narrowed = update(link.id(), with(web(), "scopes", "READ"));
        assertThat(narrowed.tokensValidFrom()).isEqualTo(clock.instant());
        clock.advance(Duration.ofMinutes(5));
        assertThat(update(link.id(), with(web(), "scopes", "READ")).tokensValidFrom()).isEqualTo(narrowed.tokensValidFrom());
    }

    @Test
    void tokensEndWhenAServiceActsAsAnotherUser() {
        IncomingLink link = create(service());
        users.with("JIRAUSER10400", "other", "Other");
        assertThat(update(link.id(), with(service(), "serviceUser", "other")).tokensValidFrom()).isEqualTo(clock.instant());
    }

    @Test
    void aServiceWhoseUserIsGoneMustGetAnother() {
        IncomingLink link = create(service());
        users.delete("JIRAUSER10200");
        IncomingLinkForm form = editor.formOf(link);
        assertThat(form.values()).containsEntry("serviceUser", "");
        assertThat(refusedFields(() -> editor.update(link.id(), form, ADMIN))).containsOnly(Map.entry("serviceUser", "empty"));
    }

    @Test
    void deletingRevokesAndSaysHowMuch() {
        IncomingLink link = create(web());
        grants.put(link.id(), 7);
        int told = clients.changes;
        assertThat(editor.delete(link.id(), ADMIN)).isEqualTo(7);
        assertThat(links.all()).isEmpty();
        assertThat(audit.lines()).last().isEqualTo("INCOMING_LINK_DELETED revoked: 7");
        assertThat(clients.changes).isGreaterThan(told);
        assertThat(refused(() -> editor.delete(link.id(), ADMIN))).isEqualTo("link-gone");
        assertThat(refused(() -> update(link.id(), web()))).isEqualTo("link-gone");
        assertThat(refused(() -> rotation.rotate(link.id(), "0", ADMIN))).isEqualTo("link-gone");
    }

    @Test
    void aFailureWhileRevokingLeavesALinkThatDoesNothing() {
        IncomingLink link = create(web());
        LinkGrants broken = new LinkGrants() {
            @Override
            public int count(long linkId) {
                return 0;
            }

            @Override
            public int revokeAllOfLink(long linkId, Actor actor) {
                throw new IllegalStateException("database");
            }
        };
        IncomingLinkEditor failing = new IncomingLinkEditor(links, new IncomingLinkEditor.Dependents(broken, logos, clients), rotation, users,
                settings, audit, clock);
        assertThatThrownBy(() -> failing.delete(link.id(), ADMIN)).isInstanceOf(IllegalStateException.class);
        assertThat(links.byId(link.id()).orElseThrow().enabled()).isFalse();
        assertThat(editor.delete(link.id(), ADMIN)).isZero();
    }

    @Test
    @DisplayName("P73: rotation keeps the old secret until the overlap ends; both ends are audited")
    void rotationKeepsTheOldSecretForAWhile() {
        IncomingLinkEditor.Created created = editor.create(new IncomingLinkForm(web()), ADMIN);
        long id = created.link().id();
        Secret fresh = rotation.rotate(id, "3600", ADMIN);
        assertThat(fresh).isNotEqualTo(created.secret().orElseThrow());
        assertThat(secrets.ofLink(id)).hasSize(2).allMatch(secret -> secret.isValidAt(clock.instant()));
        assertThat(audit.lines()).last().isEqualTo("INCOMING_SECRET_ROTATED old secret valid until " + clock.instant().plusSeconds(3600));
        clock.advance(Duration.ofSeconds(3599));
        assertThat(rotation.endExpired()).isZero();
        assertThat(secrets.ofLink(id)).allMatch(secret -> secret.isValidAt(clock.instant()));
        clock.advance(Duration.ofSeconds(1));
        assertThat(secrets.ofLink(id)).filteredOn(secret -> secret.isValidAt(clock.instant())).extracting(ClientSecret::hash)
                .containsExactly(Sha256.hex(fresh.reveal()));
        assertThat(rotation.endExpired()).isEqualTo(1);
        assertThat(secrets.ofLink(id)).hasSize(1);
        assertThat(audit.lines()).last().isEqualTo("INCOMING_SECRET_ENDED");
        assertThat(rotation.endExpired()).isZero();
    }

    @Test
    @DisplayName("P73: a second rotation ends the overlap of the first, and that is audited")
    void aSecondRotationEndsTheFirstOverlap() {
        long id = create(web()).id();
        Secret second = rotation.rotate(id, "3600", ADMIN);
        Secret third = rotation.rotate(id, "60", ADMIN);
        assertThat(secrets.ofLink(id)).extracting(ClientSecret::hash)
                .containsExactly(Sha256.hex(third.reveal()), Sha256.hex(second.reveal()));
        assertThat(audit.lines()).containsOnlyOnce("INCOMING_SECRET_ENDED replaced by another rotation");
    }

    @Test
    void anOverlapCanBeNoneAndCanEndEarly() {
        long id = create(web()).id();
        rotation.rotate(id, "0", ADMIN);
        assertThat(secrets.ofLink(id)).hasSize(1);
        assertThat(audit.lines()).endsWith("INCOMING_SECRET_ROTATED old secret valid until " + clock.instant(), "INCOMING_SECRET_ENDED");
        rotation.rotate(id, "600", ADMIN);
        rotation.endOverlap(id, ADMIN);
        assertThat(secrets.ofLink(id)).hasSize(1);
        assertThat(audit.lines()).last().isEqualTo("INCOMING_SECRET_ENDED before its time");
        int before = audit.lines().size();
        rotation.endOverlap(id, ADMIN);
        assertThat(audit.lines()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({"''", "-1", "2592001", "1h", "99999999999"})
    void anOverlapIsANumberOfSecondsUpToThirtyDays(String overlap) {
        long id = create(web()).id();
        assertThat(refusedFields(() -> rotation.rotate(id, overlap, ADMIN))).containsOnly(Map.entry("overlap", "number-invalid"));
        assertThat(secrets.ofLink(id)).hasSize(1);
    }

    @Test
    void theLogoIsKeptByItsHash() throws IOException {
        IncomingLink link = create(web());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), "png", png);
        IncomingLink withLogo = editor.changeLogo(link.id(), png.toByteArray(), ADMIN);
        assertThat(withLogo.logoHash()).matches("[0-9a-f]{64}");
        assertThat(logos.ofLink(link.id())).isPresent();
        assertThat(update(link.id(), web()).logoHash()).isEqualTo(withLogo.logoHash());
        assertThat(refusedFields(() -> editor.changeLogo(link.id(), new byte[] {1, 2, 3}, ADMIN))).containsOnly(Map.entry("logo", "logo-no-png"));
        assertThat(logos.ofLink(link.id())).isPresent();
        assertThat(editor.removeLogo(link.id(), ADMIN).logoHash()).isEmpty();
        assertThat(logos.ofLink(link.id())).isEmpty();
        assertThat(audit.lines()).filteredOn("INCOMING_LINK_CHANGED logo"::equals).hasSize(2);
    }

    @Test
    void everythingTypedComesBack() {
        Map<String, String> typed = with(with(web(), "name", " <b>\0"), "unknown", "x");
        assertThat(new IncomingLinkForm(typed).values()).containsEntry("name", " <b>\0").containsEntry("homepage", "").doesNotContainKey("unknown");
        assertThat(IncomingLinkForm.blank().values()).containsEntry("kind", "WEB").containsEntry("scopes", "READ");
        assertThat(create(web()).scopes()).isEqualTo(Set.of(JiraScope.READ));
    }
}
