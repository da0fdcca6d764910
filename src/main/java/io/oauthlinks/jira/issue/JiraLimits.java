package io.oauthlinks.jira.issue;

import com.atlassian.jira.config.properties.ApplicationProperties;

/** What Jira takes at most, as its administrators have set it. */
public final class JiraLimits {

    private static final long USUAL_ATTACHMENT = 10 * 1024 * 1024;
    private static final int USUAL_TEXT = 32_767;

    private final ApplicationProperties settings;

    public JiraLimits(ApplicationProperties settings) {
        this.settings = settings;
    }

    /** Bytes. */
    long attachment() {
        return number("webwork.multipart.maxSize", USUAL_ATTACHMENT);
    }

    /** Characters of a description or comment. Where Jira has no limit it is the usual one: nobody reads longer texts on a page or in a mail. */
    int text() {
        return (int) Math.min(USUAL_TEXT, number("jira.text.field.character.limit", USUAL_TEXT));
    }

    private long number(String setting, long usual) {
        String value = settings.getDefaultBackedString(setting);
        try {
            long number = value == null ? 0 : Long.parseLong(value.strip());
            return number > 0 ? number : usual;
        } catch (NumberFormatException e) {
            return usual;
        }
    }
}
