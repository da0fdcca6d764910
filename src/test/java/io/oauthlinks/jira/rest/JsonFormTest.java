package io.oauthlinks.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.message.InvalidInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormTest {

    private static final JsonForm FORM = new JsonForm(List.of("name", "port", "enabled"), List.of("id"));

    private static Map<String, String> read(String json) {
        return FORM.read(stream(json));
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void plainValuesBecomeWhatAPersonWouldType() {
        assertThat(read("{\"name\":\"IT \\u0000 \uD83D\uDCE7\",\"port\":993,\"enabled\":true}"))
                .isEqualTo(Map.of("name", "IT \0 \uD83D\uDCE7", "port", "993", "enabled", "true"));
        assertThat(read("{\"name\":null}")).isEqualTo(Map.of("name", ""));
        assertThat(read("{}")).isEmpty();
    }

    @Test
    void whatAnAnswerSaysBesidesTheFormMayComeBack() {
        assertThat(read("{\"id\":7,\"name\":\"x\"}")).isEqualTo(Map.of("name", "x"));
    }

    @Test
    void aFieldOfSeveralValuesTakesAnArrayOfTexts() {
        JsonForm form = new JsonForm(List.of("uris", "name"), List.of(), List.of("uris"));
        assertThat(form.read(stream("{\"uris\":[\"a\",\"b\"]}"))).isEqualTo(Map.of("uris", "a\nb"));
        assertThat(form.read(stream("{\"uris\":[]}"))).isEqualTo(Map.of("uris", ""));
        assertThat(form.read(stream("{\"uris\":\"a\\nb\"}"))).isEqualTo(Map.of("uris", "a\nb"));
        assertThatThrownBy(() -> form.read(stream("{\"uris\":[1],\"name\":[\"x\"]}")))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidInput.class))
                .satisfies(refused -> assertThat(refused.errors().byField()).containsOnlyKeys("uris", "name"));
    }

    @Test
    void unknownFieldsAndNestedValuesAreRefusedByName() {
        assertThatThrownBy(() -> read("{\"nmae\":1,\"port\":[993],\"enabled\":{}}"))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidInput.class))
                .satisfies(refused -> assertThat(refused.errors().byField()).containsOnlyKeys("nmae", "port", "enabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"name\":\"x\"} {}", "{\"name\":\"s3cret\",\"name\":\"y\"}", "{name:1}", "{\"name\":NaN}"})
    void whatIsNoJsonIsRefusedWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(JsonForm.Unreadable.class).hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "1", "null", "true"})
    void whatIsNoObjectIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(JsonForm.Unreadable.class);
    }

    @Test
    void aHugeBodyIsNotReadToItsEnd() {
        assertThatThrownBy(() -> read("{\"name\":\"" + "x".repeat(300_000) + "\"}"))
                .asInstanceOf(InstanceOfAssertFactories.type(JsonForm.Unreadable.class))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(413));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "x", "99999999999", "1.5"})
    void limitsOutOfRangeAreRefused(String text) {
        assertThatThrownBy(() -> Paging.limit(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void pagingHasUsualValues() {
        assertThat(Paging.start(null)).isZero();
        assertThat(Paging.limit("")).isEqualTo(50);
        assertThat(Paging.limit("1000")).isEqualTo(1000);
    }
}
