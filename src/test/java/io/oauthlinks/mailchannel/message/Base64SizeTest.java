package io.oauthlinks.mailchannel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64SizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "A", "QQ==", "QUI=", "QUJD", "QUJD\r\nQUJD\r\n", "QUJ", "QU JD-*", "QUI=QUJD", "Q=UJD", "\u00e9QUJD"})
    void isWhatTheLibraryDecodes(String text) throws IOException {
        assertThat(size(text)).isEqualTo(decoded(text));
    }

    @Test
    void isWhatTheLibraryDecodesOfAnything() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                int kind = random.nextInt(20);
                text.append(kind == 0 ? "=" : kind == 1 ? "\r\n" : kind == 2 ? String.valueOf((char) random.nextInt(256))
                        : "ABCDwxyz0189+/".substring(kind % 14, kind % 14 + 1));
            }
            assertThat(size(text.toString())).as(text.toString()).isEqualTo(decoded(text.toString()));
        }
    }

    private static long size(String text) throws IOException {
        return Base64Size.of(bytes(text), new byte[16]);
    }

    private static long decoded(String text) throws IOException {
        try (Base64InputStream decoded = new Base64InputStream(bytes(text))) {
            return decoded.readAllBytes().length;
        }
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
