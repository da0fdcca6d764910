package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever takes the jar for the other Jira learns so at once, and which one to take. */
@Tag("slow")
class WrongLineTest {

    @ParameterizedTest
    @EnumSource(Line.class)
    @DisplayName("the app for the other line of Jira is refused, and the message names the right jar")
    void theOtherJarIsRefused(Line line, @TempDir Path home) throws IOException {
        String jar = line.other().bundle().toString();
        assertThatThrownBy(() -> RunningHost.startOf(line, home, "--no-practice", "--bundle", jar))
                .hasMessageContaining("This app is built for " + line.other().product())
                .hasMessageContaining("and this is " + line.product())
                .hasMessageContaining("take the jar whose name ends with " + line.jarSuffix())
                .hasMessageContaining("osgi.wiring.package=" + line.other().prefix() + ".");
    }
}
