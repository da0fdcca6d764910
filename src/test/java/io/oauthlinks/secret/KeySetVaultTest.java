package io.oauthlinks.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetVaultTest {

    private static final String PLACE = "OutgoingLink/ms-7f3k2q/clientSecret";
    @TempDir
    Path home;
    private Path file;
    private KeySetVault vault;

    @BeforeEach
    void makeVault() {
        file = home.resolve("oauth-links/keys.json");
        vault = new KeySetVault(file);
    }

    @Test
    @DisplayName("C34: a sealed secret opens at its place, and nothing of it is readable")
    void opensWhatWasSealed() {
        String sealed = vault.seal(Secret.of("päss wörd"), PLACE);
        assertThat(vault.open(sealed, PLACE)).isEqualTo(Secret.of("päss wörd"));
        assertThat(new KeySetVault(file).open(sealed, PLACE)).isEqualTo(Secret.of("päss wörd"));
        assertThat(sealed).isASCII().doesNotContain("wörd").hasSizeLessThan(400);
        assertThat(vault.seal(Secret.of("päss wörd"), PLACE)).isNotEqualTo(sealed);
    }

    @Test
    @DisplayName("C25: a token of 20,000 characters is sealed and opened in full")
    void sealsLongTokens() {
        String token = "a1".repeat(10_000);
        assertThat(vault.open(vault.seal(Secret.of(token), PLACE), PLACE).reveal()).isEqualTo(token);
    }

    @Test
    @DisplayName("C34: the key set is created for its owner only")
    void createsTheKeySetForItsOwnerOnly() throws Exception {
        vault.seal(Secret.of("x"), PLACE);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    @DisplayName("C34: opening with the key set missing names the place and creates nothing")
    void openingWithoutKeySetFails() {
        String sealed = new KeySetVault(home.resolve("other.json")).seal(Secret.of("x"), PLACE);
        assertUnreadable(vault, sealed, PLACE);
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("C34: another key, an altered value and another place do not open")
    void anotherKeyAnAlteredValueAndAnotherPlaceDoNotOpen() throws Exception {
        String sealed = vault.seal(Secret.of("x"), PLACE);
        assertUnreadable(vault, sealed, "OutgoingLink/other/clientSecret");
        String[] parts = sealed.split("\\.", -1);
        for (int part = 0; part < parts.length; part++) {
            String[] altered = parts.clone();
            altered[part] = parts[part].isEmpty() ? "AAAA" : (parts[part].charAt(0) == 'A' ? "B" : "A") + parts[part].substring(1);
            assertUnreadable(vault, String.join(".", altered), PLACE);
        }
        String moved = Base64.getUrlEncoder().withoutPadding().encodeToString(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)
                .replace("ms-7f3k2q", "ms-8f3k2q").getBytes(StandardCharsets.UTF_8));
        parts[0] = moved;
        assertUnreadable(vault, String.join(".", parts), "OutgoingLink/ms-8f3k2q/clientSecret");
        assertUnreadable(vault, "", PLACE);
        assertUnreadable(vault, "not sealed", PLACE);
        Files.delete(file);
        KeySetVault another = new KeySetVault(file);
        another.seal(Secret.of("y"), PLACE);
        assertUnreadable(another, sealed, PLACE);
    }

    @Test
    @DisplayName("C34: a file that is no key set is a named failure and its content is not quoted")
    void damagedKeySetIsNotQuoted() throws Exception {
        String sealed = vault.seal(Secret.of("x"), PLACE);
        Files.writeString(file, "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0a2V5\"");
        KeySetVault reading = new KeySetVault(file);
        assertUnreadable(reading, sealed, PLACE);
        assertThatThrownBy(() -> reading.open(sealed, PLACE)).hasStackTraceContaining("Not a key set").satisfies(
                e -> assertThat(e.getCause().toString()).doesNotContain("c2VjcmV0a2V5"));
    }

    @Test
    @DisplayName("C34: the first key of the set seals, every key opens, and keys added by another node are seen")
    void everyKeyOpens() throws Exception {
        String old = vault.seal(Secret.of("old"), PLACE);
        List<OctetSequenceKey> keys = new KeySetFile(file).read();
        OctetSequenceKey newKey = KeySetFile.newKey();
        Files.writeString(file, KeySetFile.text(List.of(newKey, keys.get(0))));
        KeySetVault rotated = new KeySetVault(file);
        String young = rotated.seal(Secret.of("young"), PLACE);
        assertThat(new String(Base64.getUrlDecoder().decode(young.split("\\.")[0]), StandardCharsets.UTF_8)).contains(newKey.getKeyID());
        assertThat(rotated.open(old, PLACE)).isEqualTo(Secret.of("old"));
        assertThat(vault.open(young, PLACE)).isEqualTo(Secret.of("young"));
    }

    @Test
    @DisplayName("C34: nodes that start at once agree on one key set")
    void nodesThatStartAtOnceAgree() {
        Set<String> sealed = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 8).parallel().forEach(node -> sealed.add(new KeySetVault(file).seal(Secret.of("x"), PLACE)));
        assertThat(sealed).hasSize(8).allSatisfy(text -> assertThat(vault.open(text, PLACE)).isEqualTo(Secret.of("x")));
    }

    @Test
    void fingerprintTellsEqualTextsOnlyToTheHolderOfTheKey() {
        assertThat(vault.fingerprint("a")).isEqualTo(vault.fingerprint("a")).matches("[0-9a-f]{64}").isNotEqualTo(vault.fingerprint("b"))
                .isNotEqualTo(Sha256.hex("a")).isNotEqualTo(new KeySetVault(home.resolve("other.json")).fingerprint("a"));
    }

    private static void assertUnreadable(Vault vault, String sealed, String place) {
        assertThatThrownBy(() -> vault.open(sealed, place)).isInstanceOf(SecretUnreadable.class).hasMessageContaining(place);
    }
}
