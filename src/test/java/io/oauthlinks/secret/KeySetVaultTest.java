package io.oauthlinks.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.OctetSequenceKey;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.message.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySetVaultTest {

    private static final String PLACE = "OutgoingLink/ms-7f3k2q/clientSecret";
    @TempDir
    Path home;
    private final AtomicBoolean anythingSealed = new AtomicBoolean();
    private Path file;
    private KeySetVault vault;

    @BeforeEach
    void makeVault() {
        file = home.resolve("oauth-links/keys.json");
        vault = new KeySetVault(file, anythingSealed::get);
    }

    @Test
    @DisplayName("C34: a sealed secret opens at its place, and nothing of it is readable")
    void opensWhatWasSealed() {
        String sealed = vault.seal(Secret.of("päss wörd"), PLACE);
        assertThat(vault.open(sealed, PLACE)).isEqualTo(Secret.of("päss wörd"));
        assertThat(new KeySetVault(file, anythingSealed::get).open(sealed, PLACE)).isEqualTo(Secret.of("päss wörd"));
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
        String sealed = new KeySetVault(home.resolve("other.json"), anythingSealed::get).seal(Secret.of("x"), PLACE);
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
        KeySetVault another = new KeySetVault(file, anythingSealed::get);
        another.seal(Secret.of("y"), PLACE);
        assertUnreadable(another, sealed, PLACE);
    }

    @Test
    @DisplayName("C34: a file that is no key set is a named failure and its content is not quoted")
    void damagedKeySetIsNotQuoted() throws Exception {
        String sealed = vault.seal(Secret.of("x"), PLACE);
        Files.writeString(file, "{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0a2V5\"");
        KeySetVault reading = new KeySetVault(file, anythingSealed::get);
        assertUnreadable(reading, sealed, PLACE);
        assertThatThrownBy(() -> reading.open(sealed, PLACE)).hasStackTraceContaining("Not a key set").satisfies(
                e -> assertThat(e.getCause().toString()).doesNotContain("c2VjcmV0a2V5"));
    }

    @Test
    @DisplayName("C34: the first key of the set seals, every key opens, and keys added by another node are seen")
    void everyKeyOpens() throws Exception {
        String old = vault.seal(Secret.of("old"), PLACE);
        List<OctetSequenceKey> keys = new KeySetFile(file, () -> false).read();
        OctetSequenceKey newKey = KeySetFile.newKey();
        Files.writeString(file, KeySetFile.text(List.of(newKey, keys.get(0))));
        KeySetVault rotated = new KeySetVault(file, anythingSealed::get);
        String young = rotated.seal(Secret.of("young"), PLACE);
        assertThat(new String(Base64.getUrlDecoder().decode(young.split("\\.")[0]), StandardCharsets.UTF_8)).contains(newKey.getKeyID());
        assertThat(rotated.open(old, PLACE)).isEqualTo(Secret.of("old"));
        assertThat(vault.open(young, PLACE)).isEqualTo(Secret.of("young"));
    }

    @Test
    @DisplayName("C34: nodes that start at once agree on one key set")
    void nodesThatStartAtOnceAgree() {
        Set<String> sealed = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 8).parallel().forEach(node -> sealed.add(new KeySetVault(file, anythingSealed::get).seal(Secret.of("x"), PLACE)));
        assertThat(sealed).hasSize(8).allSatisfy(text -> assertThat(vault.open(text, PLACE)).isEqualTo(Secret.of("x")));
    }

    @Test
    @DisplayName("C34: while sealed values are kept, a key set that is missing is named and not replaced")
    void aMissingKeySetIsNotReplacedWhileSealedValuesAreKept() throws Exception {
        String sealed = vault.seal(Secret.of("x"), PLACE);
        anythingSealed.set(true);
        Path away = Files.move(file.getParent(), home.resolve("not mounted"));
        assertThat(vault.open(vault.seal(Secret.of("y"), PLACE), PLACE)).as("a node that knows the keys goes on").isEqualTo(Secret.of("y"));
        KeySetVault started = new KeySetVault(file, anythingSealed::get);
        assertThat(refusal(() -> started.seal(Secret.of("x"), PLACE))).isEqualTo("key-set-missing");
        assertThat(refusal(() -> started.fingerprint("x"))).isEqualTo("key-set-missing");
        assertThat(started.problem().orElseThrow().reason()).isEqualTo("key-set-missing");
        assertThat(vault.problem()).as("also where the keys are still known, before a restart loses them").isPresent();
        assertThat(file.getParent()).doesNotExist();
        Files.move(away, file.getParent());
        assertThat(started.problem()).isEmpty();
        assertThat(started.open(started.seal(Secret.of("z"), PLACE), PLACE)).isEqualTo(Secret.of("z"));
        assertThat(started.open(sealed, PLACE)).isEqualTo(Secret.of("x"));
    }

    @Test
    @DisplayName("C34: a key set that is lost for good is replaced once, when an administrator says so")
    void aLostKeySetIsReplacedWhenAnAdministratorSaysSo() throws Exception {
        anythingSealed.set(true);
        Files.createDirectories(file.getParent());
        Path startAnew = Files.createFile(file.resolveSibling("start-anew"));
        String sealed = vault.seal(Secret.of("x"), PLACE);
        assertThat(startAnew).doesNotExist();
        assertThat(new KeySetVault(file, anythingSealed::get).open(sealed, PLACE)).isEqualTo(Secret.of("x"));
        Files.delete(file);
        assertThat(refusal(() -> new KeySetVault(file, anythingSealed::get).seal(Secret.of("x"), PLACE))).isEqualTo("key-set-missing");
    }

    @Test
    @DisplayName("C34: a node that starts while another one seals its first value uses the other's key set")
    void theFirstStartOfTwoNodes() {
        AtomicReference<String> ofTheOther = new AtomicReference<>();
        KeySetVault second = new KeySetVault(file, () -> {
            ofTheOther.set(vault.seal(Secret.of("first"), PLACE));
            return true;
        });
        assertThat(vault.open(second.seal(Secret.of("second"), PLACE), PLACE)).isEqualTo(Secret.of("second"));
        assertThat(second.open(ofTheOther.get(), PLACE)).isEqualTo(Secret.of("first"));
    }

    @Test
    @DisplayName("C34: a key set that can be neither read nor created is named")
    void anUnusableKeySetIsNamed() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{}");
        assertThat(refusal(() -> vault.seal(Secret.of("x"), PLACE))).isEqualTo("key-set-unusable");
        assertThat(vault.problem().orElseThrow().reason()).isEqualTo("key-set-unusable");
        Path noFolder = Files.createFile(home.resolve("file"));
        assertThat(refusal(() -> new KeySetVault(noFolder.resolve("keys.json"), () -> false).seal(Secret.of("x"), PLACE))).isEqualTo("key-set-unusable");
    }

    @Test
    void fingerprintTellsEqualTextsOnlyToTheHolderOfTheKey() {
        assertThat(vault.fingerprint("a")).isEqualTo(vault.fingerprint("a")).matches("[0-9a-f]{64}").isNotEqualTo(vault.fingerprint("b"))
                .isNotEqualTo(Sha256.hex("a")).isNotEqualTo(new KeySetVault(home.resolve("other.json"), anythingSealed::get).fingerprint("a"));
    }

    private static String refusal(ThrowingCallable work) {
        return Texts.reasonOf(catchThrowableOfType(Refusal.class, work).problem());
    }

    private static void assertUnreadable(Vault vault, String sealed, String place) {
        assertThatThrownBy(() -> vault.open(sealed, place)).isInstanceOf(SecretUnreadable.class).hasMessageContaining(place);
    }
}
