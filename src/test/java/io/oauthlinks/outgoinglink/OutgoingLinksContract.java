package io.oauthlinks.outgoinglink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link OutgoingLinks} does. */
public abstract class OutgoingLinksContract {

    protected abstract OutgoingLinks links();

    @Test
    @DisplayName("C25: everything comes back as it was saved, a client secret of 4,000 characters and the order of parameters included")
    void givesBackWhatWasSaved() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("z", "1");
        parameters.put("a", "ä & = ?");
        OutgoingLink link = TestLinks.custom("https://login.example").parameters(parameters).secret(Secret.of("s".repeat(4000))).name("Mail 📬").build();
        OutgoingLink saved = links().save(link);
        assertThat(saved.id()).isPositive();
        OutgoingLink read = links().byId(saved.id()).orElseThrow();
        assertThat(read).isEqualTo(saved).usingRecursiveComparison().ignoringFields("id").isEqualTo(link);
        assertThat(read.extraParameters().keySet()).containsExactly("z", "a");
        assertThat(links().byKey(link.key())).contains(read);
        assertThat(links().byKey(link.key().toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void namesAreUniqueWithoutRegardToCase() {
        OutgoingLink first = links().save(TestLinks.google().name("Google mail").build());
        assertThatThrownBy(() -> links().save(withKey(TestLinks.google().name("GOOGLE Mail").build(), "other-key")))
                .isInstanceOf(OutgoingLinks.NameTaken.class);
        assertThat(links().save(first).id()).isEqualTo(first.id());
        assertThat(links().all()).hasSize(1);
    }

    @Test
    void listsByNameWithoutRegardToCase() {
        links().save(withKey(TestLinks.google().name("beta").build(), "key-1"));
        links().save(withKey(TestLinks.google().name("Alpha").build(), "key-2"));
        links().save(withKey(TestLinks.google().name("Gamma").build(), "key-3"));
        assertThat(links().all()).extracting(OutgoingLink::name).containsExactly("Alpha", "beta", "Gamma");
    }

    @Test
    void whatIsDeletedIsGone() {
        OutgoingLink saved = links().save(TestLinks.microsoft().build());
        assertThat(links().delete(saved.id())).isTrue();
        assertThat(links().delete(saved.id())).isFalse();
        assertThat(links().byId(saved.id())).isEmpty();
        assertThat(links().byKey(saved.key())).isEmpty();
    }

    private static OutgoingLink withKey(OutgoingLink link, String key) {
        return new OutgoingLink(link.id(), key, link.name(), link.description(), link.authority(), link.client(), link.endpoints(),
                link.scopes(), link.extraParameters(), link.accountRules(), link.trustedCertificates(), link.createdAt(), link.changedAt(), link.unreadable());
    }
}
