package io.oauthlinks.jira.http.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.oauthlinks.incominglink.ProtocolError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {

    private static Map<String, List<String>> decoded(String encoded) {
        return FormDecoder.decode(encoded).values();
    }

    @Test
    void namesAndValuesAreDecoded() {
        assertThat(decoded("redirect_uri=https%3A%2F%2Fa.example%2Fcb%3Fx%3D1&scope=READ+WRITE&st%61te=%F0%9F%9A%80"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("redirect_uri", List.of("https://a.example/cb?x=1"), "scope", List.of("READ WRITE"),
                        "state", List.of("\uD83D\uDE80")));
    }

    @Test
    void whatIsSentTwiceStaysTwo() {
        assertThat(decoded("code=a&code=b")).containsEntry("code", List.of("a", "b"));
        assertThat(decoded("code=a&c%6Fde=a")).as("in another spelling").containsEntry("code", List.of("a", "a"));
        assertThatThrownBy(() -> FormDecoder.decode("code=a&code=a").find("code")).isInstanceOf(ProtocolError.class).hasMessageContaining("more than once");
    }

    @Test
    void emptyPiecesAndMissingValuesAreNothing() {
        assertThat(decoded("")).isEmpty();
        assertThat(decoded("&&a=1&")).containsExactly(Map.entry("a", List.of("1")));
        assertThat(FormDecoder.decode("a&b=").find("a")).isEmpty();
        assertThat(FormDecoder.decode("a&b=").find("b")).isEmpty();
        assertThat(decoded("a=b=c")).containsEntry("a", List.of("b=c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%4g", "%=1", "a=%u0041", "a=%-1", "a=%\u0661\u0661", "a=% 1"})
    void aBrokenPercentSignIsRefused(String encoded) {
        assertThat(refusal(encoded)).isEqualTo("A percent sign is not followed by two hexadecimal digits.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ff", "a=%c3", "a=%c0%af", "a=%ed%a0%80", "a=%f5%80%80%80", "%ff=a", "a=%e2%82", "a=%ef%bf%bd"})
    void whatIsNotUtf8IsRefused(String encoded) {
        assertThat(refusal(encoded)).isEqualTo("A parameter is not valid UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%00", "a=1%0d%0aSet-Cookie:x", "a=%7f", "%0a=1", "a=%09", "a=%c2%85"})
    void controlCharactersAreRefused(String encoded) {
        assertThat(refusal(encoded)).isEqualTo("A parameter contains a control character.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=\u00e4", "a=b c", "a=b\nc", "a=\u00ff\u00fe", "\u20ac=1"})
    void rawCharactersThatNeedEncodingAreRefused(String encoded) {
        assertThat(refusal(encoded)).isEqualTo("A parameter contains a character that must be percent-encoded.");
    }

    @Test
    void aFloodOfParametersIsRefused() {
        String flood = IntStream.range(0, 51).mapToObj(i -> "p" + i + "=").collect(Collectors.joining("&"));
        assertThat(refusal(flood)).isEqualTo("The request has too many parameters.");
        assertThat(decoded(flood.substring(0, flood.lastIndexOf('&')))).hasSize(50);
    }

    private static String refusal(String encoded) {
        UnreadableRequest unreadable = catchThrowableOfType(UnreadableRequest.class, () -> FormDecoder.decode(encoded));
        assertThat(unreadable).as(encoded).isNotNull();
        assertThat(unreadable.error().code()).isEqualTo("invalid_request");
        assertThat(unreadable.error().sent()).as("nothing of what may be a secret").isEmpty();
        return unreadable.error().getMessage();
    }
}
