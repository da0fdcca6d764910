package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link IncomingLinks} does. */
public abstract class IncomingLinksContract {

    private static final Instant NOW = MovableClock.START;

    protected abstract IncomingLinks links();

    @Test
    void givesBackWhatWasSaved() {
        IncomingLink link = new IncomingLink(0, "olc_full", "Reports 📊", "Shown to <nobody>", "https://reports.example/ä", ClientKind.WEB,
                List.of(new RedirectUri("https://reports.example/cb?x=1&y=%20"), new RedirectUri("https://other.example/" + "p".repeat(1500))),
                Set.of(JiraScope.READ, JiraScope.ADMIN), new Lifetimes(Duration.ofMinutes(5), Duration.ofDays(7), Duration.ofHours(36)), "",
                false, "f".repeat(64), NOW.minusSeconds(9), NOW, "JIRAUSER1", NOW.plusSeconds(9), null);
        IncomingLink saved = links().save(link);
        assertThat(saved.id()).isPositive();
        assertThat(saved).usingRecursiveComparison().ignoringFields("id").isEqualTo(link);
        assertThat(links().byId(saved.id())).contains(saved);
        assertThat(links().byClientId("olc_full")).contains(saved);
    }

    @Test
    void aServiceHasNoRedirectUriAndLifetimesMayBeThoseOfTheSettings() {
        IncomingLink saved = links().save(TestIncomingLinks.service().build());
        assertThat(links().byId(saved.id())).contains(saved);
        assertThat(saved.redirectUris()).isEmpty();
        assertThat(saved.lifetimes()).isEqualTo(Lifetimes.OF_THE_SETTINGS);
        assertThat(saved.serviceUserKey()).isEqualTo("JIRAUSER10200");
    }

    @Test
    void whatNobodyRegisteredIsNotFound() {
        links().save(TestIncomingLinks.web().build());
        assertThat(links().byClientId("olc_unknown")).isEmpty();
        assertThat(links().byClientId("")).isEmpty();
        assertThat(links().byClientId("olc\0_' OR 1=1 \uD83D " + "x".repeat(5000))).isEmpty();
        assertThat(links().byId(0)).isEmpty();
        assertThat(links().byId(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aClientIdIsFoundAsItIsWritten() {
        links().save(TestIncomingLinks.web().clientId("olc_aB3").build());
        assertThat(links().byClientId("olc_aB3")).isPresent();
        assertThat(links().byClientId("olc_Ab3")).isEmpty();
        assertThat(links().byClientId("olc_aB3 ")).isEmpty();
        assertThat(links().byClientId("olc_áB3")).isEmpty();
    }

    @Test
    void namesAreUniqueWithoutRegardToCase() {
        IncomingLink first = links().save(TestIncomingLinks.web().name("Reports").build());
        assertThatThrownBy(() -> links().save(TestIncomingLinks.web().clientId("olc_other").name("REPORTS").build()))
                .isInstanceOf(IncomingLinks.NameTaken.class);
        assertThat(links().save(first)).isEqualTo(first);
        assertThat(links().all()).hasSize(1);
    }

    @Test
    void listsByNameWithoutRegardToCase() {
        List.of("beta", "Alpha", "Gamma").forEach(name -> links().save(TestIncomingLinks.web().clientId("olc_" + name).name(name).build()));
        assertThat(links().all()).extracting(IncomingLink::name).containsExactly("Alpha", "beta", "Gamma");
    }

    @Test
    void aUseIsNotedAndAChangeLeavesItAlone() {
        IncomingLink saved = links().save(TestIncomingLinks.web().build());
        links().used(saved.id(), NOW.plusSeconds(60));
        IncomingLink used = links().byId(saved.id()).orElseThrow();
        assertThat(used).usingRecursiveComparison().ignoringFields("lastUsedAt").isEqualTo(saved);
        assertThat(used.lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(links().save(saved).lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
        links().used(saved.id() + 1, NOW);
    }

    @Test
    void anotherLogoChangesNothingElse() {
        IncomingLink saved = links().save(TestIncomingLinks.web().build());
        links().save(saved.disabled(NOW));
        IncomingLink changed = links().changeLogo(saved.id(), "ab".repeat(32), NOW.plusSeconds(60)).orElseThrow();
        assertThat(changed).isEqualTo(links().byId(saved.id()).orElseThrow());
        assertThat(changed.enabled()).as("switched off meanwhile").isFalse();
        assertThat(changed.logoHash()).isEqualTo("ab".repeat(32));
        assertThat(changed.changedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(links().changeLogo(saved.id() + 1, "", NOW)).isEmpty();
    }

    @Test
    void whatIsDeletedIsGoneAndIsNotSavedAgain() {
        IncomingLink saved = links().save(TestIncomingLinks.nativeApp().build());
        assertThat(links().delete(saved.id())).isTrue();
        assertThat(links().delete(saved.id())).isFalse();
        assertThat(links().byId(saved.id())).isEmpty();
        assertThat(links().byClientId(saved.clientId())).isEmpty();
        assertThatThrownBy(() -> links().save(saved)).hasMessageContaining("deleted");
    }
}
