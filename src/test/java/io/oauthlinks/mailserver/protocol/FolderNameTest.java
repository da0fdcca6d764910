package io.oauthlinks.mailserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNameTest {

    @ParameterizedTest
    @CsvSource({"Support, Support", "K & P, K &- P", "Gel\u00f6scht, Gel&APY-scht", "~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e, '~peter/mail/&U,BTFw-/&ZeVnLIqe-'",
        "\ud83d\ude00, &2D3eAA-", "a\tb, a&AAk-b"})
    void namesAreEncodedAsRfc3501Says(String name, String encoded) {
        assertThat(FolderName.encode(name)).isEqualTo(encoded);
        assertThat(FolderName.decode(encoded)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "a&b", "&***-", "Entw\u00fcrfe", "&AP"})
    void whatIsNotEncodedStaysAsItIs(String name) {
        assertThat(FolderName.decode(name)).isEqualTo(name);
    }

    @Test
    void noNameEndsItsCommand() {
        assertThat(FolderName.quoted("a\"b\\c\r\nB9 DELETE x")).isEqualTo("\"a\\\"b\\\\c&AA0ACg-B9 DELETE x\"");
    }

    @Test
    void setsHoldTheGivenUidsAndNoOthers() {
        assertThat(UidSets.of(List.of(9L, 1L, 2L, 3L, 7L, 3L))).containsExactly("1:3,7,9");
        assertThat(UidSets.of(List.of())).isEmpty();
        assertThat(UidSets.of(LongStream.range(0, 5000).mapToObj(i -> 1 + 2 * i).toList())).hasSizeGreaterThan(1)
                .allMatch(set -> set.length() < 7100 && !set.contains(":"));
    }
}
