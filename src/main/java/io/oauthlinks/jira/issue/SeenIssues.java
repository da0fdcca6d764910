package io.oauthlinks.jira.issue;

import com.atlassian.jira.issue.Issue;
import com.atlassian.jira.user.ApplicationUser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * By what an issue is told from a look-alike, for the issues that were read last. A crash leaves many mails, and for each of them the same newest
 * issues of the project are gone through. What is kept here rules out; what it does not is read again.
 */
final class SeenIssues {

    private static final int MOST = 5_000;

    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    /** @param summary its hash */
    record Seen(long id, Instant created, int summary, String reporterKey, String creatorKey) {

        /** A rule of Jira's may have set another reporter than the creator. */
        boolean mayBe(String otherSummary, String userKey) {
            return otherSummary.hashCode() == summary && (userKey.equals(reporterKey) || userKey.equals(creatorKey));
        }
    }

    /** @param read from the database; that there is no such issue is not kept, because it may be on its way */
    Optional<Seen> get(String issueKey, Function<String, Optional<Issue>> read) {
        synchronized (seen) {
            if (seen.containsKey(issueKey)) {
                return Optional.of(seen.get(issueKey));
            }
        }
        Optional<Seen> found = read.apply(issueKey).map(SeenIssues::of);
        synchronized (seen) {
            found.ifPresent(it -> seen.put(issueKey, it));
        }
        return found;
    }

    private static Seen of(Issue issue) {
        return new Seen(issue.getId(), issue.getCreated().toInstant(), String.valueOf(issue.getSummary()).hashCode(), key(issue.getReporter()),
                key(issue.getCreator()));
    }

    private static String key(ApplicationUser user) {
        return user == null ? "" : user.getKey();
    }
}
