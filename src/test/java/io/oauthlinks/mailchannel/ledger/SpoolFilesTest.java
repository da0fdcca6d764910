package io.oauthlinks.mailchannel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolFilesTest extends SpoolContract {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path home;
    private long quota = 1_000_000;
    private SpoolFiles spool;

    @BeforeEach
    void start() {
        spool = new SpoolFiles(home, () -> quota, Runnable::run);
    }

    @Override
    protected Spool spool() {
        return spool;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobodyElseReadsTheMails() throws IOException {
        keep(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool.file(3, KEY)))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool.file(3, KEY).getParent()))).isEqualTo("rwx------");
        assertThat(spool.file(3, KEY)).isEqualTo(home.resolve("oauth-links/mail/3/" + KEY + ".eml"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("M48: a full shared home is named, and leaves nothing behind")
    void theSharedHomeIsFull() throws IOException {
        keep(3);
        spool.remove(3, KEY);
        Path part = home.resolve("oauth-links/mail/3/" + KEY + ".part");
        Files.createSymbolicLink(part, Path.of("/dev/full"));
        assertThatThrownBy(() -> keep(3)).isInstanceOf(Spool.NotKept.class).hasMessageContaining("No space left on device");
        assertThat(Files.exists(part, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(spool.keys(3)).isEmpty();
        assertThat(keep(3).size()).isEqualTo(3);
    }

    @Test
    void aSharedHomeThatIsAwayIsNotMadeAnew() throws IOException {
        Path away = home.resolve("not-mounted");
        SpoolFiles gone = new SpoolFiles(away, () -> quota, Runnable::run);
        assertThatThrownBy(() -> gone.keep(3, KEY, bytes(), 10)).isInstanceOf(Spool.NotKept.class).hasMessageContaining("not-mounted");
        assertThat(away).doesNotExist();
        assertThat(gone.keys(3)).isEmpty();
        Files.writeString(home.resolve("oauth-links"), "a file where the folder should be");
        assertThatThrownBy(() -> keep(3)).isInstanceOf(Spool.NotKept.class);
    }

    @Test
    @DisplayName("M48: all mails together take no more than their quota, also those that another node keeps")
    void theQuotaHoldsForAllNodes() throws IOException {
        SpoolFiles other = new SpoolFiles(home, () -> quota, Runnable::run);
        assertThat(other.measure()).isZero();
        quota = 5;
        spool.requireRoom(5);
        keep(3);
        spool.requireRoom(2);
        assertThatThrownBy(() -> spool.requireRoom(3)).isInstanceOfSatisfying(Spool.NoRoom.class,
                full -> assertThat(full.problem().reason()).isEqualTo("spool-full"));
        other.requireRoom(5);
        other.measure();
        assertThatThrownBy(() -> other.requireRoom(3)).isInstanceOf(Spool.NoRoom.class);
        spool.remove(3, KEY);
        other.measure();
        other.requireRoom(5);
    }

    @Test
    void aSharedHomeThatIsAwayIsToldWhenItIsWrittenTo() throws IOException {
        new SpoolFiles(home.resolve("not-mounted"), () -> quota, Runnable::run).requireRoom(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../keys", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcde/", "0123456789abcdef0123456789abcdef.eml"})
    void aNameThatIsNoKeyLeadsNowhere(String key) {
        assertThatThrownBy(() -> spool.keep(3, key, bytes(), 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spool.file(3, key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spool.remove(3, key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsBeingWrittenIsNotThereYet() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InputStream slow = new InputStream() {
            private int left = 200_000;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (left == 0) {
                    begun.countDown();
                    await(goOn);
                    return -1;
                }
                left -= length = Math.min(left, length);
                return length;
            }
        };
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Spool.Spooled> kept = thread.submit(() -> spool.keep(3, KEY, slow, 200_000));
        begun.await();
        assertThat(spool.keys(3)).isEmpty();
        assertThatThrownBy(() -> spool.file(3, KEY)).isInstanceOf(IOException.class);
        goOn.countDown();
        assertThat(kept.get().size()).isEqualTo(200_000);
        assertThat(spool.keys(3)).containsExactly(KEY);
        thread.shutdown();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Spool.Spooled keep(long channel) throws IOException {
        return spool.keep(channel, KEY, bytes(), 10);
    }

    private static InputStream bytes() {
        return new ByteArrayInputStream(new byte[] {1, 2, 3});
    }
}
