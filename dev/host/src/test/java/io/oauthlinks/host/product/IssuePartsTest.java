package io.oauthlinks.host.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.mail.Email;
import com.atlassian.mail.queue.MailQueue;
import com.atlassian.mail.queue.SingleMailQueueItem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oauthlinks.host.product.ProductServer.Browser;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuePartsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/rest/api/2";

    private ProductServer server;
    private Browser admin;
    private Browser agent;

    @BeforeEach
    void start() throws Exception {
        server = new ProductServer(false);
        admin = server.browser().administrator();
        agent = server.browser().loggedInAs("agent");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static HttpResponse<String> send(Browser browser, String method, String path, String body) throws Exception {
        return browser.send(method, path, body.replace('\'', '"'), "Content-Type", "application/json");
    }

    private static HttpResponse<String> upload(Browser browser, String issue, String name, String text) throws Exception {
        return browser.send("POST", API + "/issue/" + issue + "/attachments", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/html\r\n\r\n" + text + "\r\n--x--\r\n", "Content-Type", "multipart/form-data; boundary=x",
                "X-Atlassian-Token", "no-check");
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void anAttachmentIsAddedShownAndDownloadedAsAFile() throws Exception {
        assertThat(upload(agent, "SUP-1", "<b>.html", "x").statusCode()).isEqualTo(400);
        String content = json(upload(agent, "SUP-1", "Übersicht.html", "<script>alert(1)</script>")).at("/0/content").asText();

        assertThat(json(agent.get(API + "/issue/SUP-1/attachments")).at("/0/filename").asText()).isEqualTo("Übersicht.html");
        assertThat(json(agent.get(API + "/issue/SUP-1")).at("/fields/attachment/0/size").asInt()).isEqualTo(25);
        String path = content.substring(content.indexOf("/secure/"));
        assertThat(agent.get("/browse/SUP-1").body()).contains("Übersicht.html").contains(path);
        HttpResponse<String> file = agent.get(path);
        assertThat(file.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(server.browser().loggedInAs("alice").get("/servicedesk/customer/portal/SUP-1").body()).contains(path);
        assertThat(server.browser().loggedInAs("alice").get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayNotSeeTheIssueGetsNoFile() throws Exception {
        String content = json(upload(admin, "DEV-1", "a.txt", "x")).at("/0/content").asText();
        String path = content.substring(content.indexOf("/secure/"));

        assertThat(agent.get(path).statusCode()).isEqualTo(404);
        assertThat(server.browser().get(path).statusCode()).isEqualTo(302);
        assertThat(upload(agent, "DEV-1", "b.txt", "x").statusCode()).isEqualTo(403);
    }

    @Test
    void propertiesAndWatchersAreRead() throws Exception {
        long id = server.product.tracker().issues().find("SUP-1").orElseThrow().id();
        server.product.tracker().properties().put("IssueProperty", id, "mail.1", "{\"a\":[1]}");
        assertThat(send(agent, "POST", API + "/issue/SUP-1/watchers", "'padmin'").statusCode()).isEqualTo(204);

        assertThat(json(agent.get(API + "/issue/SUP-1/properties")).at("/keys/0/key").asText()).isEqualTo("mail.1");
        assertThat(json(agent.get(API + "/issue/SUP-1/properties/mail.1")).at("/value/a/0").asInt()).isEqualTo(1);
        assertThat(agent.get(API + "/issue/SUP-1/properties/other").statusCode()).isEqualTo(404);
        assertThat(json(agent.get(API + "/issue/SUP-1/watchers")).at("/watchers/0/name").asText()).isEqualTo("padmin");
    }

    @Test
    void aProjectIsArchivedRestoredRenamedAndDeleted() throws Exception {
        assertThat(send(agent, "PUT", API + "/project/SUP/archive", "{}").statusCode()).isEqualTo(403);
        assertThat(send(admin, "PUT", API + "/project/SUP/archive", "{}").statusCode()).isEqualTo(204);
        assertThat(send(agent, "POST", API + "/issue/SUP-1/comment", "{'body':'x'}").statusCode()).isEqualTo(403);
        assertThat(send(admin, "PUT", API + "/project/SUP/restore", "{}").statusCode()).isEqualTo(204);
        assertThat(send(admin, "PUT", API + "/project/SUP", "{'key':'lower'}").statusCode()).isEqualTo(400);
        assertThat(json(send(admin, "PUT", API + "/project/SUP", "{'key':'HELP'}")).get("key").asText()).isEqualTo("HELP");
        assertThat(json(agent.get(API + "/issue/SUP-1")).get("key").asText()).isEqualTo("HELP-1");
        assertThat(send(admin, "DELETE", API + "/project/HELP", "").statusCode()).isEqualTo(204);
        assertThat(agent.get(API + "/issue/SUP-1").statusCode()).isEqualTo(404);
    }

    @Test
    void theHostsSwitchesAreForSystemAdministrators() throws Exception {
        assertThat(send(agent, "PUT", "/rest/host/1.0/settings", "{'readOnly':true}").statusCode()).isEqualTo(403);
        assertThat(json(send(admin, "PUT", "/rest/host/1.0/settings", "{'readOnly':true,'attachmentLimit':5}")).get("readOnly").asBoolean()).isTrue();
        assertThat(send(agent, "POST", API + "/issue/SUP-1/comment", "{'body':'x'}").statusCode()).isEqualTo(503);
        json(send(admin, "PUT", "/rest/host/1.0/settings", "{'readOnly':false}"));
        assertThat(upload(agent, "SUP-1", "a.txt", "123456").statusCode()).isEqualTo(400);
        assertThat(send(admin, "PUT", "/rest/host/1.0/projects/SUP/required-fields",
                "{'issueType':'Incident','field':'customfield_10100','name':'Cost centre'}").statusCode()).isEqualTo(204);
        assertThat(json(send(admin, "PUT", "/rest/host/1.0/projects/SUP/components/Printers", "")).get("name").asText()).isEqualTo("Printers");
        assertThat(json(agent.get(API + "/project/SUP/components")).at("/0/name").asText()).isEqualTo("Printers");
        String issue = "{'fields':{'project':{'key':'SUP'},'issuetype':{'name':'Incident'},'summary':'x','labels':['mail'],'components':[{'name':'Printers'}]%s}}";
        assertThat(send(agent, "POST", API + "/issue", issue.formatted("")).body()).contains("Cost centre is required.");
        HttpResponse<String> created = send(agent, "POST", API + "/issue", issue.formatted(",'customfield_10100':'7'"));
        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode fields = json(agent.get(API + "/issue/" + JSON.readTree(created.body()).get("key").asText())).get("fields");
        assertThat(fields.at("/labels/0").asText()).isEqualTo("mail");
        assertThat(fields.at("/components/0/name").asText()).isEqualTo("Printers");
    }

    @Test
    void queuedMailsAreShown() throws Exception {
        ((MailQueue) server.product.services().get(MailQueue.class)).addItem(
                new SingleMailQueueItem(new Email("a@acme.example").setSubject("Renew <consent>").setBody("text")));

        assertThat(json(admin.get("/rest/host/1.0/mails")).at("/0/subject").asText()).isEqualTo("Renew <consent>");
        String page = "/secure/admin/MailQueueAdmin!default.jspa";
        assertThat(admin.get(page).body()).contains("Renew &lt;consent&gt;");
        assertThat(admin.post(page, Map.of("atl_token", admin.token(page))).statusCode()).isEqualTo(302);
        assertThat(json(admin.get("/rest/host/1.0/mails")).size()).isZero();
    }

    @Test
    void readOnlyModeIsSwitchedOnAPage() throws Exception {
        String page = "/secure/admin/ViewApplicationProperties.jspa";
        admin.post(page, Map.of("atl_token", admin.token(page), "attachmentLimit", "1000", "readOnly", "true"));

        assertThat(server.product.settings().readOnly()).isTrue();
        assertThat(server.product.settings().attachmentLimit()).isEqualTo(1000);
        assertThat(admin.get(page).body()).contains("checked");
    }
}
