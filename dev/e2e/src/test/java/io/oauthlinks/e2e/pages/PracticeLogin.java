package io.oauthlinks.e2e.pages;

/** The practice provider's pages. */
public final class PracticeLogin {

    private final Browser browser;

    public PracticeLogin(Browser browser) {
        this.browser = browser;
    }

    public PracticeLogin signIn(String mailbox, String password) {
        browser.type("username", mailbox).type("password", password).click("#sign-in").find("#allow");
        return this;
    }

    /** For whoever is signed in already, as another mailbox than the one that is wanted now. */
    public PracticeLogin useAnotherMailbox() {
        browser.click("#other-mailbox").find("#username");
        return this;
    }

    public void allow() {
        browser.click("#allow");
    }

    public void deny() {
        browser.click("#deny");
    }
}
