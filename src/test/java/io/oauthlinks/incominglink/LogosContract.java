package io.oauthlinks.incominglink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Logos} does. */
public abstract class LogosContract {

    protected abstract Logos logos();

    @Test
    void keepsOneLogoByLinkByteForByte() {
        byte[] png = new byte[64 * 1024];
        new Random(1).nextBytes(png);
        logos().save(7, png);
        assertThat(logos().ofLink(7)).hasValueSatisfying(read -> assertThat(read).isEqualTo(png));
        logos().save(7, new byte[] {1, 2});
        assertThat(logos().ofLink(7)).hasValueSatisfying(read -> assertThat(read).containsExactly(1, 2));
        assertThat(logos().ofLink(8)).isEmpty();
    }

    @Test
    void aRemovedLogoIsGone() {
        logos().save(7, new byte[] {1});
        logos().remove(7);
        logos().remove(7);
        assertThat(logos().ofLink(7)).isEmpty();
    }
}
