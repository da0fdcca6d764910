package io.oauthlinks.e2e;

import io.oauthlinks.e2e.CrashRun.Death;
import io.oauthlinks.e2e.CrashRun.Setting;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nodes die between the steps by which mails become issues; {@code dev/crash-test} does so at random moments with many mails. */
@Tag("external")
class MailCrashTest {

    @Test
    @DisplayName("M16: a node killed with -9 three times, then one of two nodes: every mail is one request, one comment or parked")
    void everyMailExactlyOnce() throws IOException {
        try (CrashRun run = new CrashRun(new Setting("SUP", 32, 8, 5, false))) {
            run.die(List.of(new Death("ISSUE_STORED", 2), new Death(null, 12), new Death("FILE_STORED", 1)));
            run.addNode();
            run.die(List.of(new Death("COMMENT_STORED", 1)));
            run.finish().requireExactlyOnce().requireDeaths(4);
        }
    }
}
