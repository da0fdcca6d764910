package io.oauthlinks.e2e.pages;

/** The practice provider's pages. */
public final class PracticeLogin {

    private final Browser browser;

    public PracticeLogin(Browser browser) {
        this.browser = browser;
    }

    /** Signs in as this mailbox; whoever is signed in as another one signs out first. */
    public PracticeLogin signIn(String mailbox, String password) {
        browser.await("the provider", any -> browser.shows("#username") || browser.shows("#other-mailbox"));
        if (browser.shows("#other-mailbox")) {
            browser.click("#other-mailbox");
        }
        browser.type("username", mailbox).type("password", password).click("#sign-in").find("#allow");
        return this;
    }

    public void allow() {
        browser.click("#allow");
    }

    public void deny() {
        browser.click("#deny");
    }
}
