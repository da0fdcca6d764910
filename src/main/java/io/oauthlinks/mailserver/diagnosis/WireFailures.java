package io.oauthlinks.mailserver.diagnosis;

import io.oauthlinks.mailserver.protocol.AnswerTooLarge;
import io.oauthlinks.mailserver.protocol.ServerLeft;
import io.oauthlinks.mailserver.protocol.UnexpectedAnswer;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Names what can go wrong at any point of a conversation. */
final class WireFailures {

    private WireFailures() { }

    static StepFailed name(IOException failure, Trial trial) {
        if (failure instanceof UnexpectedAnswer answer) {
            return StepFailed.because("unexpected-answer", trial.endpoint().protocol()).inWordsOf(answer.words());
        }
        if (failure instanceof AnswerTooLarge || failure.getCause() instanceof AnswerTooLarge) {
            return StepFailed.because("answer-too-large").causedBy(failure);
        }
        if (failure instanceof SocketTimeoutException) {
            return StepFailed.because("no-answer", trial.endpoint().timeout().toSeconds()).causedBy(failure);
        }
        String words = failure instanceof ServerLeft left ? left.words() : "";
        return StepFailed.because("connection-closed").inWordsOf(words).causedBy(failure);
    }
}
