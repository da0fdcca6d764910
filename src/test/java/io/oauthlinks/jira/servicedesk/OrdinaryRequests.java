package io.oauthlinks.jira.servicedesk;

import io.oauthlinks.mailchannel.intake.RequestRefused;
import io.oauthlinks.mailchannel.intake.Requests;
import io.oauthlinks.message.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes down what it is asked. */
record OrdinaryRequests(List<String> calls) implements Requests {

    @Override
    public Made create(NewRequest request) {
        calls.add("create");
        return new Made(1, "ordinary", 0);
    }

    @Override
    public Made comment(NewComment comment) {
        calls.add("comment");
        return new Made(1, "ordinary", 2);
    }

    @Override
    public void mark(Made made, String mark) {
        calls.add("mark " + made.issueId() + " " + made.commentId() + " " + mark);
    }

    @Override
    public Optional<Made> marked(String mark, long issueId) {
        calls.add("marked " + mark);
        return Optional.empty();
    }

    @Override
    public List<Made> lookAlikes(NewRequest request, Instant since) {
        calls.add("look-alikes of " + request.summary());
        return List.of();
    }

    @Override
    public List<Made> lookAlikes(NewComment comment, Instant since) {
        calls.add("look-alikes of " + comment.body());
        return List.of();
    }

    @Override
    public void attach(long issueId, String authorKey, NewFile file) {
        if (!authorKey.equals("agent")) {
            throw new RequestRefused(Problem.named("p", authorKey.equals("gone") ? "reporter-gone" : "not-allowed"));
        }
        calls.add("attach to " + issueId);
    }

    @Override
    public void addParticipants(long issueId, String authorKey, List<String> userKeys) {
        calls.add("watchers");
    }

    @Override
    public long attachmentLimit() {
        return 17;
    }
}
