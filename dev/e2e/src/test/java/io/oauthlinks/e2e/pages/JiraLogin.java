package io.oauthlinks.e2e.pages;

/** Jira's own pages on the way in: login and administrator access. */
public final class JiraLogin {

    private final Browser browser;

    public JiraLogin(Browser browser) {
        this.browser = browser;
    }

    public JiraLogin open() {
        browser.go("/login.jsp").find("[name=os_username]");
        return this;
    }

    /** The password of every sample user is the user's name. */
    public void logIn(String name) {
        browser.type("os_username", name).type("os_password", name).click("#login-form-submit");
        browser.find("#header-details-user-fullname");
    }

    /** Logs in where Jira has asked on the way to another page. */
    public void logInOnTheWay(String name) {
        browser.at("/login.jsp").type("os_username", name).type("os_password", name).click("#login-form-submit");
    }

    /** Confirms the password where an administration page has asked for it. */
    public void confirmPassword(String password) {
        browser.at("WebSudoAuthenticate").type("webSudoPassword", password).click("#login-form-submit");
        browser.find("#websudo-drop");
    }
}
