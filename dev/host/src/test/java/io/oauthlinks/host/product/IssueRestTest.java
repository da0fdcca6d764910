package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oauthlinks.host.product.ProductServer.Browser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueRestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ProductServer server;
    private static Browser agent;

    @BeforeAll
    static void start() throws Exception {
        server = new ProductServer(false);
        agent = server.browser().loggedInAs("agent");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void anIssueIsCreatedReadEditedAndCommented() throws Exception {
        HttpResponse<String> created = send("POST", "/issue", "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},"
                + "'summary':'Škoda <b>café</b> 🚲','description':'one\\ntwo','priority':{'name':'High'},'assignee':{'name':'agent'}}}");
        assertThat(created.statusCode()).isEqualTo(201);
        String key = JSON.readTree(created.body()).get("key").asText();
        assertThat(JSON.readTree(created.body()).get("self").asText()).startsWith("http://localhost:2990/jira/rest/api/2/issue/");

        assertThat(send("PUT", "/issue/" + key, "{'fields':{'description':null,'assignee':null}}").statusCode()).isEqualTo(204);
        HttpResponse<String> comment = send("POST", "/issue/" + key + "/comment", "{'body':'seen'}");
        assertThat(comment.statusCode()).isEqualTo(201);

        JsonNode fields = JSON.readTree(agent.get("/rest/api/2/issue/" + key).body()).get("fields");
        assertThat(fields.get("summary").asText()).isEqualTo("Škoda <b>café</b> 🚲");
        assertThat(fields.get("description").isNull()).isTrue();
        assertThat(fields.get("assignee").isNull()).isTrue();
        assertThat(fields.at("/priority/name").asText()).isEqualTo("High");
        assertThat(fields.at("/status/name").asText()).isEqualTo("Waiting for support");
        assertThat(fields.at("/reporter/name").asText()).isEqualTo("agent");
        assertThat(fields.at("/comment/comments/0/body").asText()).isEqualTo("seen");
        assertThat(fields.get("created").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d{4}");
        assertThat(agent.get("/browse/" + key).body()).contains("Škoda &lt;b&gt;café&lt;/b&gt; 🚲");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'}}} | summary",
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},'summary':'  '}} | summary",
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},'summary':'a\\nb'}} | summary",
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},'summary':7}} | summary",
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},'summary':'\\u0000'}} | summary",
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Bug'},'summary':'x'}} | issuetype",
            "{'fields':{'project':{'key':'SUP'},'summary':'x'}} | issuetype",
            "{'fields':{'project':{'key':'DEV'},'issuetype':{'name':'Bug'},'summary':'x'}} | project",
            "{'fields':{'issuetype':{'name':'Bug'},'summary':'x'}} | project",
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},'summary':'x','priority':{'name':'Huge'}}} | priority",
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},'summary':'x','assignee':{'name':'nobody'}}} | assignee",
            "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},'summary':'x','customfield_1':1}} | customfield_1"})
    void aWrongFieldIsNamed(String body, String field) throws Exception {
        HttpResponse<String> answer = send("POST", "/issue", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("errors").has(field)).as(answer.body()).isTrue();
        assertThat(JSON.readTree(answer.body()).get("errorMessages").isArray()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{'fields'", "[]", "{}", "``", "null", "{'fields':[]}"})
    void aBodyThatIsNoIssueIsRefusedInJirasShape(String body) throws Exception {
        HttpResponse<String> answer = send("POST", "/issue", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("errorMessages").size()).as(answer.body()).isEqualTo(1);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"{'body':''}", "{'body':'  '}", "{}", "{'body':5}"})
    void anEmptyCommentIsRefused(String body) throws Exception {
        assertThat(send("POST", "/issue/SUP-2/comment", body).statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return agent.send(method, "/rest/api/2" + path, body.replace('\'', '"'), "Content-Type", "application/json");
    }
}
