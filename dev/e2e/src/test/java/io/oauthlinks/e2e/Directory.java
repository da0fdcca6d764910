package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What an administrator does to users of a host, by Jira's own REST API. Everybody's password is the user name. */
record Directory(HttpUser administrator) {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static Directory of(RunningHost host) {
        return new Directory(HttpUser.administrator(host));
    }

    /** A new user with a licence and no other right, by name. */
    String create() {
        return create("user" + NUMBER.incrementAndGet());
    }

    String create(String name) {
        send("POST", "user", Map.of("name", name, "password", name));
        return name;
    }

    void rename(String name, String newName) {
        send("PUT", "user?username=" + name, Map.of("name", newName));
    }

    void setActive(String name, boolean active) {
        send("PUT", "user?username=" + name, Map.of("active", active));
    }

    void delete(String name) {
        send("DELETE", "user?username=" + name, null);
    }

    void setPassword(String name, String password) {
        send("PUT", "user/password?username=" + name, Map.of("password", password));
    }

    void join(String name, String group) {
        send("POST", "group/user?groupname=" + group, Map.of("name", name));
    }

    void leave(String name, String group) {
        send("DELETE", "group/user?groupname=" + group + "&username=" + name, null);
    }

    private void send(String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = administrator.request("/rest/api/2/" + path).header("X-Atlassian-Token", "no-check").header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(HttpUser.text(body)));
        HttpResponse<String> answer = administrator.send(request);
        assertThat(answer.statusCode()).as(method + " " + path + ": " + answer.body()).isBetween(200, 299);
    }
}
