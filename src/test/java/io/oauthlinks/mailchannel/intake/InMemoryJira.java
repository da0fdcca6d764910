package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ProjectFacts.IssueRef;
import io.oauthlinks.mailchannel.ProjectFacts.Project;
import io.oauthlinks.mailchannel.TestChannels;
import io.oauthlinks.message.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A Jira in memory: projects SUP (of the test channels) and DEV, users, issues. Each change is committed by itself. */
public final class InMemoryJira implements Requests, People {

    public static final long SUP = TestChannels.PROJECT;
    public static final long DEV = SUP + 1;

    /** One issue; what is added is added in place. */
    public static final class Issue {
        public final long id;
        public final String key;
        public final NewRequest request;
        public final Instant createdAt;
        public final List<Comment> comments = new ArrayList<>();
        public final Map<String, byte[]> attachments = new TreeMap<>();
        public final Set<String> participants = new HashSet<>();
        public String mark = "";

        Issue(long id, String key, NewRequest request, Instant createdAt) {
            this.id = id;
            this.key = key;
            this.request = request;
            this.createdAt = createdAt;
        }
    }

    /** One comment. */
    public record Comment(long id, String authorKey, String body, String mark, Instant createdAt) { }

    public final Map<Long, Issue> issues = new TreeMap<>();
    public final List<Person> users = new ArrayList<>();
    /** May create and comment anywhere. */
    public final Set<String> members = new HashSet<>();
    public final Map<Long, Project> projects = new TreeMap<>();
    public boolean customersMaySignUp;
    public boolean readOnly;
    /** Summary of a request at which Jira fails. */
    public String poison = "-";
    /** Name of a file at which Jira fails. */
    public String poisonFile = "";
    /** Names of files, each time one was added. */
    public final List<String> attached = new ArrayList<>();
    public Problem refusal;
    public long attachmentLimit = 1000;
    private final Clock clock;
    private long last = 100;

    public InMemoryJira(Clock clock) {
        this.clock = clock;
        projects.put(SUP, new Project(SUP, "SUP", "Support", false, false));
        projects.put(DEV, new Project(DEV, "DEV", "Development", false, false));
        user("alice", true);
        user("agent", true);
        users.add(new Person("gone", "Gone", "gone@example.com", false));
        members.addAll(Set.of("alice", "agent", "gone"));
    }

    public synchronized Person user(String name, boolean active) {
        Person person = new Person(name, name, name + "@example.com", active);
        users.add(person);
        return person;
    }

    /** An issue that was there before. */
    public synchronized Issue issue(long projectId, String reporterKey) {
        return created(new NewRequest(projectId, TestChannels.TARGET, reporterKey, "Earlier", "", ""));
    }

    private Issue created(NewRequest request) {
        long id = ++last;
        Issue issue = new Issue(id, projects.get(request.projectId()).key() + "-" + id, request, clock.instant());
        issues.put(id, issue);
        return issue;
    }

    private void requireWritable() {
        if (readOnly) {
            throw new JiraNotReady(Problem.named("oauth-links.mail-channel.problem", "jira-read-only"), null);
        }
        if (refusal != null) {
            throw new RequestRefused(refusal);
        }
    }

    @Override
    public synchronized Made create(NewRequest request) {
        requireWritable();
        if (request.summary().equals(poison)) {
            throw new JiraFailed(Problem.named("oauth-links.mail-channel.problem", "jira-failed").inWordsOf("Due date must lie in the future."));
        }
        Issue issue = created(request);
        return new Made(issue.id, issue.key, 0);
    }

    @Override
    public synchronized Made comment(NewComment comment) {
        requireWritable();
        Issue issue = issues.get(comment.issueId());
        Comment made = new Comment(++last, comment.authorKey(), comment.body(), comment.mark(), clock.instant());
        issue.comments.add(made);
        return new Made(issue.id, issue.key, made.id());
    }

    @Override
    public synchronized void mark(Made made, String mark) {
        issues.get(made.issueId()).mark = mark;
    }

    @Override
    public synchronized Optional<Made> marked(String mark, long issueId) {
        if (issueId == 0) {
            return issues.values().stream().filter(issue -> issue.mark.equals(mark)).findFirst().map(issue -> new Made(issue.id, issue.key, 0));
        }
        return Optional.ofNullable(issues.get(issueId)).flatMap(issue -> issue.comments.stream().filter(each -> each.mark().equals(mark)).findFirst()
                .map(comment -> new Made(issue.id, issue.key, comment.id())));
    }

    @Override
    public synchronized List<Made> lookAlikes(NewRequest request, Instant since) {
        return issues.values().stream().filter(issue -> issue.mark.isEmpty() && !issue.createdAt.isBefore(since) && issue.request.projectId() == request.projectId()
                && issue.request.reporterKey().equals(request.reporterKey()) && issue.request.summary().equals(request.summary()))
                .map(issue -> new Made(issue.id, issue.key, 0)).toList();
    }

    @Override
    public synchronized List<Made> lookAlikes(NewComment comment, Instant since) {
        Issue issue = issues.get(comment.issueId());
        return issue == null ? List.of() : issue.comments.stream().filter(each -> each.mark().isEmpty() && !each.createdAt().isBefore(since)
                && each.authorKey().equals(comment.authorKey()) && each.body().equals(comment.body())).map(each -> new Made(issue.id, issue.key, each.id())).toList();
    }

    @Override
    public void attach(long issueId, String authorKey, NewFile file) throws IOException {
        synchronized (this) {
            requireWritable();
            if (file.fileName().equals(poisonFile)) {
                throw new JiraFailed(Problem.named("oauth-links.mail-channel.problem", "jira-failed"));
            }
            byte[] there = issues.get(issueId).attachments.get(file.fileName());
            if (there != null && there.length == file.size()) {
                return;
            }
        }
        try (InputStream bytes = file.bytes().open()) {
            byte[] all = bytes.readAllBytes();
            synchronized (this) {
                issues.get(issueId).attachments.put(file.fileName(), all);
                attached.add(file.fileName());
            }
        }
    }

    @Override
    public synchronized void addParticipants(long issueId, String authorKey, List<String> userKeys) {
        requireWritable();
        issues.get(issueId).participants.addAll(userKeys);
    }

    @Override
    public long attachmentLimit() {
        return attachmentLimit;
    }

    @Override
    public synchronized List<Person> byAddress(String address, long projectId) {
        return users.stream().filter(user -> user.address().equalsIgnoreCase(address)).toList();
    }

    @Override
    public synchronized Optional<Person> byKey(String userKey) {
        return users.stream().filter(user -> user.userKey().equals(userKey)).findFirst();
    }

    @Override
    public synchronized boolean mayCreate(String userKey, long projectId) {
        return members.contains(userKey);
    }

    @Override
    public synchronized boolean mayComment(String userKey, long issueId) {
        Issue issue = issues.get(issueId);
        return issue != null && (members.contains(userKey) || issue.request.reporterKey().equals(userKey));
    }

    @Override
    public synchronized Person createCustomer(String address, String name, long projectId) {
        if (!customersMaySignUp) {
            throw new RequestRefused(Problem.named("oauth-links.mail-channel.problem", "no-customers"));
        }
        return byAddress(address, projectId).stream().findFirst().orElseGet(() -> {
            Person made = new Person("customer-" + ++last, name, address, true);
            users.add(made);
            members.add(made.userKey());
            return made;
        });
    }

    public ProjectFacts facts() {
        return new Facts();
    }

    private static IssueRef reference(Issue issue) {
        return new IssueRef(issue.id, issue.key, issue.request.projectId());
    }

    private final class Facts implements ProjectFacts {

        @Override
        public Optional<Project> byId(long projectId) {
            return Optional.ofNullable(projects.get(projectId));
        }

        @Override
        public Optional<Project> byKey(String key) {
            return projects.values().stream().filter(each -> each.key().equals(key)).findFirst();
        }

        @Override
        public Optional<IssueRef> issue(String issueKey) {
            synchronized (InMemoryJira.this) {
                return issues.values().stream().filter(issue -> issue.key.equals(issueKey)).findFirst().map(InMemoryJira::reference);
            }
        }

        @Override
        public Optional<IssueRef> issue(long issueId) {
            synchronized (InMemoryJira.this) {
                return Optional.ofNullable(issues.get(issueId)).map(InMemoryJira::reference);
            }
        }

        @Override
        public boolean administers(String userKey, long projectId) {
            return false;
        }

        @Override
        public Optional<Reporter> reporter(String user, long projectId) {
            return Optional.empty();
        }

        @Override
        public Choices choices(long projectId) {
            return new Choices(List.of(), List.of(), List.of(), List.of());
        }
    }
}
