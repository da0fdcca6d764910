package io.oauthlinks.mailchannel;

import java.util.List;
import java.util.Optional;

/** A service project SUP (10000), which padmin administers, and a software project DEV (10001). */
public final class TestProjects implements ProjectFacts {

    private static final List<Project> PROJECTS = List.of(new Project(10000, "SUP", "Support", true, false), new Project(10001, "DEV", "Web shop", false, false));
    private static final List<Choice> PRIORITIES = List.of(new Choice("1", "Highest"), new Choice("2", "High"));

    @Override
    public Optional<Project> byId(long projectId) {
        return PROJECTS.stream().filter(project -> project.id() == projectId).findFirst();
    }

    @Override
    public Optional<Project> byKey(String key) {
        return PROJECTS.stream().filter(project -> project.key().equals(key)).findFirst();
    }

    @Override
    public Optional<IssueRef> issue(String issueKey) {
        return Optional.empty();
    }

    @Override
    public Optional<IssueRef> issue(long issueId) {
        return Optional.empty();
    }

    @Override
    public boolean administers(String userKey, long projectId) {
        return userKey.equals("admin") || userKey.equals("padmin") && projectId == 10000;
    }

    @Override
    public Optional<Reporter> reporter(String user, long projectId) {
        return switch (user) {
            case "agent" -> Optional.of(new Reporter("JIRAUSER-agent", "agent", "Aiko Tanaka", true));
            case "gone" -> Optional.of(new Reporter("JIRAUSER-gone", "gone", "Gone", false));
            default -> Optional.empty();
        };
    }

    @Override
    public Choices choices(long projectId) {
        return projectId == 10000
                ? new Choices(List.of(new Choice("3", "Get help")), List.of(new Choice("1", "Incident")), PRIORITIES, List.of(new Choice("100", "Web")))
                : new Choices(List.of(), List.of(new Choice("1", "Bug")), PRIORITIES, List.of());
    }
}
