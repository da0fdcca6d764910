package io.oauthlinks.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomnessTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 20, 32, 100})
    void alphanumericHasTheLengthAskedFor(int length) {
        assertThat(Randomness.alphanumeric(length).reveal()).hasSize(length).matches("[0-9A-Za-z]+");
    }

    /** Each character is expected 10,000 times; six standard deviations are 600. */
    @Test
    void allCharactersAreEquallyLikely() {
        Map<Integer, Long> counts = Randomness.alphanumeric(620_000).reveal().chars().boxed()
                .collect(Collectors.groupingBy(character -> character, Collectors.counting()));
        assertThat(counts).hasSize(62);
        assertThat(counts.values()).allMatch(count -> Math.abs(count - 10_000) < 600);
    }
}
