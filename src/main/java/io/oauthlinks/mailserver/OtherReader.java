package io.oauthlinks.mailserver;

import java.util.List;

/**
 * An incoming mail server of Jira's own mail screens, whose mail handlers fetch from it by themselves.
 *
 * @param name     as its administrator called it
 * @param host     may be empty
 * @param userName may be empty
 */
public record OtherReader(String name, String host, String userName) {

    /** Names of those among them who read a mailbox. */
    public static List<String> of(List<OtherReader> readers, String mailbox, String mailHost) {
        return readers.stream().filter(reader -> reader.reads(mailbox, mailHost)).map(OtherReader::name).toList();
    }

    /** An address names one mailbox, by whatever host and protocol it is read; another user name does so on its host only. */
    private boolean reads(String mailbox, String mailHost) {
        return !userName.isBlank() && userName.trim().equalsIgnoreCase(mailbox.trim())
                && (userName.contains("@") || host.trim().equalsIgnoreCase(mailHost.trim()));
    }
}
