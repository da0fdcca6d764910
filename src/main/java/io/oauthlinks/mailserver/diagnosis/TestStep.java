package io.oauthlinks.mailserver.diagnosis;

/** One step of a connection test. */
interface TestStep {

    Step step();

    /** @throws StepFailed when the test ends here */
    Finding run(Trial trial);
}
