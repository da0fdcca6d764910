package io.oauthlinks.mailchannel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Spool} does. */
public abstract class SpoolContract {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    protected abstract Spool spool();

    @Test
    @DisplayName("M48: the bytes are kept as they came")
    void bytesAreKeptAsTheyCame() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        Spool.Spooled kept = spool().keep(3, KEY, new ByteArrayInputStream(bytes), bytes.length);
        assertThat(kept).isEqualTo(new Spool.Spooled(300_000, HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))));
        assertThat(Files.readAllBytes(spool().file(3, KEY))).isEqualTo(bytes);
        assertThat(spool().file(3, KEY)).hasFileName(KEY + ".eml");
        assertThat(spool().keep(4, KEY, InputStream.nullInputStream(), 10).size()).isZero();
        assertThat(Files.readAllBytes(spool().file(4, KEY))).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        assertThatThrownBy(() -> spool().keep(3, KEY, new ByteArrayInputStream(new byte[100_001]), 100_000)).isInstanceOf(Spool.TooLarge.class);
        assertThatThrownBy(() -> spool().file(3, KEY)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatBreaksOffIsNotKept() {
        InputStream breaks = new SequenceInputStream(new ByteArrayInputStream(new byte[70_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the connection is gone");
            }
        });
        assertThatThrownBy(() -> spool().keep(3, KEY, breaks, 100_000)).isInstanceOf(IOException.class).hasMessage("the connection is gone");
        assertThatThrownBy(() -> spool().file(3, KEY)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatIsKeptAgainReplacesWhatWasThere() throws IOException {
        spool().keep(3, KEY, new ByteArrayInputStream(new byte[10]), 100);
        assertThat(spool().keep(3, KEY, new ByteArrayInputStream(new byte[3]), 100).size()).isEqualTo(3);
        assertThat(spool().file(3, KEY)).hasSize(3);
    }

    @Test
    void aRemovedFileIsGone() throws IOException {
        spool().keep(3, KEY, new ByteArrayInputStream(new byte[10]), 100);
        spool().remove(3, KEY);
        spool().remove(3, KEY);
        spool().remove(99, KEY);
        assertThatThrownBy(() -> spool().file(3, KEY)).isInstanceOf(NoSuchFileException.class);
        assertThat(spool().keys(3)).isEmpty();
        assertThat(spool().keys(99)).isEmpty();
    }

    @Test
    void aChannelWithoutMailsIsStillKnown() throws IOException {
        assertThat(spool().channels()).isEmpty();
        spool().keep(30, KEY, new ByteArrayInputStream(new byte[10]), 100);
        spool().keep(4, KEY, new ByteArrayInputStream(new byte[10]), 100);
        spool().remove(30, KEY);
        assertThat(spool().channels()).containsExactly(4L, 30L);
    }
}
