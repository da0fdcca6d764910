package io.oauthlinks.jira.issue;

import com.atlassian.jira.util.ErrorCollection;
import com.atlassian.jira.util.ErrorCollection.Reason;
import io.oauthlinks.mailchannel.intake.JiraFailed;
import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.message.Problem;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Jira says when it refuses. Its sentences name the field and fit no other reader than a person. */
final class JiraWords {

    private static final int MOST = 500;

    private JiraWords() {
    }

    /** @param errors of a form that was not accepted; nothing was made */
    static RuntimeException ofForm(ErrorCollection errors) {
        Set<Reason> reasons = errors.getReasons();
        if (reasons.contains(Reason.SERVER_ERROR)) {
            return JiraFailed.saying(of(errors));
        }
        if (reasons.contains(Reason.FORBIDDEN) || reasons.contains(Reason.NOT_LOGGED_IN)) {
            return notAllowed(errors);
        }
        String words = of(errors);
        return new RequestRefused(Problem.named(Lookups.PROBLEMS, "field-required", words).inWordsOf(words));
    }

    /** A comment has no fields that could be missing. */
    static RuntimeException ofComment(ErrorCollection errors) {
        return errors.getReasons().contains(Reason.SERVER_ERROR) ? ofForm(errors) : notAllowed(errors);
    }

    private static RequestRefused notAllowed(ErrorCollection errors) {
        return new RequestRefused(Problem.named(Lookups.PROBLEMS, "not-allowed").inWordsOf(of(errors)));
    }

    /** After the form was accepted: most often a rule of the workflow, or a failure. */
    static RuntimeException ofCreation(ErrorCollection errors) {
        return errors.getReasons().contains(Reason.SERVER_ERROR) ? ofForm(errors)
                : JiraFailed.ofThisMail(Problem.named(Lookups.PROBLEMS, "jira-failed").inWordsOf(of(errors)));
    }

    /** Errors of fields first, by id; in one line. */
    private static String of(ErrorCollection errors) {
        String words = Stream.concat(new TreeMap<>(errors.getErrors()).values().stream(), errors.getErrorMessages().stream()).distinct()
                .collect(Collectors.joining(" ")).replaceAll("\\s+", " ").strip();
        return words.length() <= MOST ? words : words.substring(0, MOST) + "…";
    }
}
