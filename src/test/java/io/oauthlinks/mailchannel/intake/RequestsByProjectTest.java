package io.oauthlinks.mailchannel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.Target;
import io.oauthlinks.mailchannel.intake.Requests.NewComment;
import io.oauthlinks.mailchannel.intake.Requests.NewRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Project and issue 1 are of a service project, 2 of another, 3 and more are gone. */
class RequestsByProjectTest {

    private final List<String> calls = new ArrayList<>();
    private final Requests requests = new RequestsByProject(facts(), told("service"), told("other"));

    private static ProjectFacts facts() {
        return proxy(ProjectFacts.class, (method, number) -> number > 2 ? Optional.empty()
                : Optional.of(method.equals("byId") ? new ProjectFacts.Project(number, "P", "P", number == 1, false) : new ProjectFacts.IssueRef(number, "P-1", number)));
    }

    private Requests told(String name) {
        return proxy(Requests.class, (method, argument) -> {
            calls.add(name + " " + method);
            return method.equals("attachmentLimit") ? 17L : method.equals("marked") ? Optional.empty() : null;
        });
    }

    private interface Answers {
        Object answer(String method, long number);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) ->
                answers.answer(method.getName(), arguments != null && arguments[0] instanceof Long number ? number : 0)));
    }

    private static NewRequest of(long projectId) {
        return new NewRequest(projectId, new Target(0, "", "", List.of(), List.of(), List.of()), "alice", "s", "d", "0123");
    }

    private static NewComment on(long issueId) {
        return new NewComment(issueId, "alice", "text", "0123");
    }

    @Test
    void theKindOfProjectDecides() throws Exception {
        for (long id : List.of(1L, 2L)) {
            requests.create(of(id));
            requests.comment(on(id));
            requests.attach(id, "alice", null);
            requests.addParticipants(id, "alice", List.of());
            requests.lookAlikes(of(id), null);
            requests.lookAlikes(on(id), null);
        }

        assertThat(calls).containsExactly("service create", "service comment", "service attach", "service addParticipants", "service lookAlikes",
                "service lookAlikes", "other create", "other comment", "other attach", "other addParticipants", "other lookAlikes", "other lookAlikes");
    }

    @Test
    void marksAndLimitAreTheSameForAll() {
        requests.mark(new Requests.Made(1, "P-1", 0), "0123");
        requests.marked("0123", 1);

        assertThat(requests.attachmentLimit()).isEqualTo(17);
        assertThat(calls).containsExactly("other mark", "other marked", "other attachmentLimit");
    }

    @Test
    void whatIsGoneIsRefusedAsInAnyProject() {
        requests.create(of(3));
        requests.comment(on(3));

        assertThat(calls).containsExactly("other create", "other comment");
    }
}
