package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.protocol.UnexpectedAnswer;
import java.io.IOException;

/** Opens the inbox, by IMAP for reading only, so that nothing is marked as seen; POP3 has no other folder and no marks. */
final class FolderStep implements TestStep {

    @Override
    public Step step() {
        return Step.FOLDER;
    }

    @Override
    public Finding run(Trial trial) {
        try {
            trial.counted(trial.dialogue().openInbox());
            return Finding.of(trial.endpoint().protocol() == MailProtocol.IMAP ? "folder.opened" : "folder.only-inbox");
        } catch (UnexpectedAnswer refused) {
            throw LoginRefusals.nameFolder(refused.words(), trial);
        } catch (IOException failed) {
            throw WireFailures.name(failed, trial);
        }
    }
}
