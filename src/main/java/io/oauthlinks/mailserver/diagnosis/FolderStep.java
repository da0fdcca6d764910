package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.UnexpectedAnswer;
import java.io.IOException;

/** Opens the inbox for reading only: nothing is marked as seen. */
final class FolderStep implements TestStep {

    @Override
    public Step step() {
        return Step.FOLDER;
    }

    @Override
    public Finding run(Trial trial) {
        try {
            trial.counted(trial.dialogue().openInbox());
            return Finding.of("folder.opened");
        } catch (UnexpectedAnswer refused) {
            throw LoginRefusals.nameFolder(refused.words(), trial);
        } catch (IOException failed) {
            throw WireFailures.name(failed, trial);
        }
    }
}
