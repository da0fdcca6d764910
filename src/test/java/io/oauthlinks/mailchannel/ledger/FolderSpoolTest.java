package io.oauthlinks.mailchannel.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FolderSpoolTest extends SpoolContract {

    @TempDir
    private Path folder;

    @Override
    protected Spool spool() {
        return new FolderSpool(folder);
    }
}
