package io.oauthlinks.jira.servicedesk;

/**
 * Texts from outside as Jira's fields take them: within their length, and without markup that does something.
 * Words of ours are in the language of whoever is signed in.
 */
public interface RequestTexts {

    String summary(String text);

    String description(String text);

    /** Never empty. */
    String comment(String text);
}
