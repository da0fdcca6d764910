package io.oauthlinks.mailserver.diagnosis;

/** Says how many messages the inbox holds, as the server told when it was opened. */
final class MessagesStep implements TestStep {

    @Override
    public Step step() {
        return Step.MESSAGES;
    }

    @Override
    public Finding run(Trial trial) {
        int count = trial.messages().orElseThrow(() -> StepFailed.because("no-message-count"));
        return Finding.of("messages.counted", count);
    }
}
