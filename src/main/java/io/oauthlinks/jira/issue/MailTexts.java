package io.oauthlinks.jira.issue;

import com.atlassian.sal.api.message.I18nResolver;
import java.util.regex.Pattern;

/** The texts of a mail as Jira's fields take them, with words of ours in the language of whoever is logged in. */
public final class MailTexts {

    private static final int SUMMARY = 255;
    /** Besides controls, what turns the direction of a text and so can make it read differently from what it is. */
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069\\s]+");
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private final JiraLimits limits;
    private final I18nResolver i18n;

    public MailTexts(JiraLimits limits, I18nResolver i18n) {
        this.limits = limits;
        this.i18n = i18n;
    }

    /** One line of 1 to 255 characters; what is shown is what is there. */
    public String summary(String subject) {
        String line = HALF.matcher(NOT_IN_A_LINE.matcher(subject).replaceAll(" ")).replaceAll("\uFFFD").strip();
        if (line.isEmpty()) {
            return i18n.getText("oauth-links.mail-channel.text.no-subject");
        }
        return line.length() <= SUMMARY ? line : cut(line, SUMMARY - 1) + "…";
    }

    /** May be empty. */
    public String description(String text) {
        return WikiText.literal(text, limits.text(), "\n\n" + i18n.getText("oauth-links.mail-channel.text.cut"));
    }

    /** Never empty, because Jira takes no empty comment. */
    public String comment(String text) {
        String body = description(text).strip();
        return body.isEmpty() ? i18n.getText("oauth-links.mail-channel.text.no-text") : body;
    }

    private static String cut(String line, int length) {
        return line.substring(0, Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length);
    }
}
