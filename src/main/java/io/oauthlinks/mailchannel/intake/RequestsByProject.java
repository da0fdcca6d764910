package io.oauthlinks.mailchannel.intake;

import io.oauthlinks.mailchannel.ProjectFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leads each call to the requests of service projects or to those of all others. */
public final class RequestsByProject implements Requests {

    private final ProjectFacts projects;
    private final Requests ofServiceProjects;
    private final Requests ofOthers;

    public RequestsByProject(ProjectFacts projects, Requests ofServiceProjects, Requests ofOthers) {
        this.projects = projects;
        this.ofServiceProjects = ofServiceProjects;
        this.ofOthers = ofOthers;
    }

    @Override
    public Made create(NewRequest request) {
        return ofProject(request.projectId()).create(request);
    }

    @Override
    public Made comment(NewComment comment) {
        return ofIssue(comment.issueId()).comment(comment);
    }

    @Override
    public void mark(Made made, String mark) {
        ofOthers.mark(made, mark);
    }

    /** Marks are the same everywhere, and the issue may have moved to another project. */
    @Override
    public Optional<Made> marked(String mark, long issueId) {
        return ofOthers.marked(mark, issueId);
    }

    @Override
    public List<Made> lookAlikes(NewRequest request, Instant since) {
        return ofProject(request.projectId()).lookAlikes(request, since);
    }

    @Override
    public List<Made> lookAlikes(NewComment comment, Instant since) {
        return ofIssue(comment.issueId()).lookAlikes(comment, since);
    }

    @Override
    public void attach(long issueId, String authorKey, NewFile file) throws IOException {
        ofIssue(issueId).attach(issueId, authorKey, file);
    }

    @Override
    public void addParticipants(long issueId, String authorKey, List<String> userKeys) {
        ofIssue(issueId).addParticipants(issueId, authorKey, userKeys);
    }

    @Override
    public long attachmentLimit() {
        return ofOthers.attachmentLimit();
    }

    /** What is gone is refused, in its own words, by the requests of other projects. */
    private Requests ofProject(long projectId) {
        return projects.byId(projectId).filter(ProjectFacts.Project::service).isPresent() ? ofServiceProjects : ofOthers;
    }

    private Requests ofIssue(long issueId) {
        return projects.issue(issueId).map(issue -> ofProject(issue.projectId())).orElse(ofOthers);
    }
}
