package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.message.Problem;
import java.util.regex.Pattern;

/** Jira failed at this call. Whether something was made is not known. */
public final class JiraFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;
    /**
     * In the languages of Jira that most write in: no API tells it, and the words are in the language of whoever is signed in. They must be about Jira:
     * a field can be read-only, too.
     */
    private static final Pattern READ_ONLY = Pattern.compile("read.?only mode"
            + "|\\bjira\\b[^.!]{0,60}(read.?only|schreibgesch|nur.?lese|lecture seule|solo lectura|sola lettura)", Pattern.CASE_INSENSITIVE);
    private final transient Problem problem;
    private final boolean ofThisMail;

    /** Perhaps because of this mail alone, perhaps at any. Without a cause: the messages of what Jira throws may quote the mail. */
    public JiraFailed(Problem problem) {
        this(problem, false);
    }

    private JiraFailed(Problem problem, boolean ofThisMail) {
        super(problem.reason());
        this.problem = problem;
        this.ofThisMail = ofThisMail;
    }

    /** Jira is well and answered in words that are about this mail, such as by a rule of the workflow. */
    public static JiraFailed ofThisMail(Problem problem) {
        return new JiraFailed(problem, true);
    }

    /**
     * What Jira means by saying that it failed.
     *
     * @param words in one line, for people
     * @return {@link JiraNotReady} when they say that Jira is in read-only mode, else this
     */
    public static RuntimeException saying(String words) {
        return READ_ONLY.matcher(words).find() ? new JiraNotReady(Problem.named(Parking.PROBLEMS, "jira-read-only", words).inWordsOf(words), null)
                : new JiraFailed(Problem.named(Parking.PROBLEMS, "jira-failed").inWordsOf(words));
    }

    public Problem problem() {
        return problem;
    }

    boolean isOfThisMail() {
        return ofThisMail;
    }
}
