package io.oauthlinks.notice;

import io.oauthlinks.message.Message;
import java.util.List;

/** What people are told, on whichever node it happens. */
public interface Notices {

    /** Header of the mails that tell a notice; a mail channel that finds it takes the mail for its own. */
    String MARK = "X-OAuth-Links-Notice";

    /** Tells it by e-mail and banner, unless it was told and has not ended; decided by the database. @return whether it was new */
    boolean begin(Notice notice);

    /** The matter has ended: the banner goes, and those who were told are told so by e-mail. No effect when nothing was told. */
    void end(String about, Message title, Message text);

    /** What it was about is there no more: the banner goes, and nobody is told. */
    void drop(String about);

    /** Those that hold and that this user is to see, newest first. */
    List<Notice> current(String userKey);

    /**
     * @param about      what it is about, such as {@code mail-channel/17}; one notice at a time
     * @param userKeys   who is told besides all system administrators
     * @param path       of the page where something can be done, below the base URL
     */
    record Notice(String about, Message title, Message text, String path, List<String> userKeys) {

        public Notice {
            userKeys = List.copyOf(userKeys);
        }
    }
}
