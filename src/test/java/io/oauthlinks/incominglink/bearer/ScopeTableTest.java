package io.oauthlinks.incominglink.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTableTest {

    private final ScopeTable table = ScopeTable.own();

    private String needed(ScopeTable asked, String method, String path) {
        return asked.needed(method, PlainPath.segments(path).orElseThrow()).map(Enum::name).orElse("NONE");
    }

    @ParameterizedTest(name = "{0} {1} needs {2}")
    @DisplayName("P43: each class of endpoints needs its scope")
    @CsvSource({
            "GET, /rest/api/2/myself, READ", "GET, /rest/api/latest/myself, READ", "HEAD, /rest/api/2/issue/DEV-1, READ",
            "OPTIONS, /rest/api/2/issue, READ", "GET, /rest/api/2/search, READ", "POST, /rest/api/2/search, READ", "POST, /rest/api/latest/search, READ",
            "POST, /rest/api/2/worklog/list, READ", "GET, /rest/api/2/issue/picker, READ", "GET, /rest/api/2/jql/autocompletedata/suggestions, READ",
            "GET, /rest/api/2/field, READ", "GET, /rest/api/2/user, READ", "GET, /rest/api/2/user/search, READ", "GET, /rest/api/2/groups/picker, READ",
            "GET, /rest/api/2/project/DEV/role, READ", "GET, /rest/api/2, READ", "GET, /rest/api/2/, READ", "GET, /rest/api/2/mypermissions, READ",
            "POST, /rest/api/2/issue, WRITE", "PUT, /rest/api/2/issue/DEV-1, WRITE", "DELETE, /rest/api/2/issue/DEV-1, WRITE",
            "POST, /rest/api/2/issue/DEV-1/comment, WRITE", "POST, /rest/api/2/issue/DEV-1/attachments, WRITE", "POST, /rest/api/2/issue/bulk, WRITE",
            "POST, /rest/api/2/issue/DEV-1/transitions, WRITE", "POST, /rest/api/2/filter, WRITE", "PUT, /rest/api/2/mypreferences, WRITE",
            "POST, /rest/api/2/version, WRITE", "POST, /rest/api/2/component, WRITE", "PUT, /rest/api/2/project/DEV/properties/x, WRITE",
            "PUT, /rest/api/2/user/properties/x, WRITE", "PUT, /rest/api/2/user/columns, WRITE", "DELETE, /rest/api/2/user/avatar/1, WRITE",
            "PATCH, /rest/api/2/issue/DEV-1, WRITE", "POST, /rest/api/2/issueLink, WRITE",
            "GET, /rest/api/2/application-properties, ADMIN", "PUT, /rest/api/2/application-properties/jira.title, ADMIN",
            "GET, /rest/api/2/application-properties/advanced-settings, SYSTEM_ADMIN",
            "POST, /rest/api/2/user, SYSTEM_ADMIN", "PUT, /rest/api/2/user, SYSTEM_ADMIN", "DELETE, /rest/api/2/user, SYSTEM_ADMIN", "POST, /rest/api/2/user/application, ADMIN",
            "POST, /rest/api/2/user/anonymization, ADMIN", "GET, /rest/api/2/user/anonymization, ADMIN", "DELETE, /rest/api/2/user/session/bob, ADMIN",
            "POST, /rest/api/2/group, ADMIN", "POST, /rest/api/2/group/user, SYSTEM_ADMIN",
            "DELETE, /rest/api/2/group/user, SYSTEM_ADMIN",
            "POST, /rest/api/2/project, ADMIN", "PUT, /rest/api/2/project/DEV, ADMIN", "DELETE, /rest/api/2/project/DEV, ADMIN",
            "POST, /rest/api/2/project/DEV/role/10002, ADMIN", "PUT, /rest/api/2/project/DEV/permissionscheme, ADMIN",
            "GET, /rest/api/2/permissionscheme, ADMIN", "GET, /rest/api/2/workflow, ADMIN", "POST, /rest/api/2/workflowscheme, ADMIN",
            "GET, /rest/api/2/screens/1/tabs, ADMIN", "GET, /rest/api/2/auditing/record, ADMIN", "POST, /rest/api/2/reindex, ADMIN",
            "POST, /rest/api/2/issuetype, ADMIN", "POST, /rest/api/2/field, ADMIN", "DELETE, /rest/api/2/priority/1, ADMIN",
            "POST, /rest/api/2/role, ADMIN", "POST, /rest/api/2/issueLinkType, ADMIN", "PUT, /rest/api/2/settings/baseUrl, ADMIN",
            "POST, /rest/api/2/licenseValidator, ADMIN", "POST, /rest/api/2/password/policy/createUser, ADMIN", "POST, /rest/webhooks/1.0/webhook, ADMIN",
            "POST, /rest/servicedeskapi/customer, ADMIN", "POST, /rest/api/2/universal_avatar/type/issuetype/owner/1/avatar, ADMIN",
            "GET, /rest/api/2/cluster/nodes, SYSTEM_ADMIN", "POST, /rest/api/2/index/snapshot, SYSTEM_ADMIN", "GET, /rest/api/2/monitoring/jmx/areMetricsExposed, SYSTEM_ADMIN",
            "POST, /rest/api/2/email-templates, SYSTEM_ADMIN", "POST, /rest/api/2/upgrade, SYSTEM_ADMIN", "GET, /rest/plugins/1.0/, SYSTEM_ADMIN",
            "POST, /rest/plugins/1.0/, SYSTEM_ADMIN", "GET, /rest/plugins, SYSTEM_ADMIN",
            "GET, /rest/agile/1.0/board, READ", "POST, /rest/agile/1.0/sprint, WRITE", "GET, /rest/agile/latest/board, READ",
            "GET, /rest/greenhopper/1.0/rapidview, READ", "PUT, /rest/greenhopper/1.0/sprint/1, WRITE",
            "GET, /rest/servicedeskapi/request, READ", "POST, /rest/servicedeskapi/request, WRITE",
            "GET, /secure/attachment/10000/a.png, READ", "GET, /secure/thumbnail/10000/a.png, READ", "GET, /secure/useravatar, READ",
            "GET, /secure/projectavatar, READ", "GET, /secure/viewavatar, READ",
            "GET, /rest/oauth-links/1.0/openapi.json, READ", "GET, /rest/oauth-links/1.0/mail-servers, SYSTEM_ADMIN",
            "POST, /rest/oauth-links/1.0/mail-servers, SYSTEM_ADMIN", "GET, /rest/oauth-links/1.0/audit, SYSTEM_ADMIN", "GET, /rest/oauth-links/1.0/settings, SYSTEM_ADMIN"})
    void needs(String method, String path, String scope) {
        assertThat(needed(table, method, path)).isEqualTo(scope);
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("no scope lets a token make or widen a credential, or leave the listed addresses")
    @CsvSource({
            "PUT, /rest/api/2/myself/password", "PUT, /rest/api/latest/myself/password", "PUT, /rest/api/2/user/password", "PUT, /rest/api/2/myself",
            "PUT, /rest/api/2/MYSELF/Password", "PUT, /rest/api/2/user/password/", "PUT, /rest/api/2/user/password.json", "PUT, /rest/api/2/myself.json",
            "GET, /rest/pat/latest/tokens", "POST, /rest/pat/latest/tokens", "GET, /rest/auth/1/session", "POST, /rest/auth/1/session",
            "DELETE, /rest/auth/1/websudo", "GET, /rest/oauth2/latest/authorize", "POST, /rest/oauth2/latest/token", "GET, /rest/oauth2-client/latest/config",
            "GET, /rest/applinks/3.0/applinks", "PUT, /rest/applinks-oauth/1.0/x", "GET, /rest/websudo/1", "GET, /rest/oauth-links/1.0/incoming-links",
            "POST, /rest/oauth-links/1.0/incoming-links/1/secret", "GET, /rest/oauth-links/1.0/outgoing-links", "PUT, /rest/oauth-links/1.0/settings",
            "DELETE, /rest/oauth-links/1.0/grants/1", "GET, /rest/oauth-links/1.0/my/grants", "GET, /rest/oauth-links/latest/incoming-links",
            "GET, /rest/oauth-links/1.0/whatever", "GET, /rest/api/1.0/menus", "GET, /rest/api/3/myself", "GET, /rest/api",
            "GET, /rest/sample/1.0/notes", "GET, /rest/dev-status/1.0/issue", "GET, /rest", "GET, /", "GET, /secure/Dashboard.jspa", "POST, /secure/attachment/1/a",
            "GET, /secure/admin/ViewSystemInfo.jspa", "GET, /plugins/servlet/oauth-links/incoming-links", "POST, /plugins/servlet/oauth-links/oauth2/token",
            "GET, /browse/DEV-1", "TRACE, /rest/api/2/myself", "PROPFIND, /rest/api/2/myself", "get, /rest/api/2/myself", "CONNECT, /rest/api/2/search"})
    void neverPermits(String method, String path) {
        assertThat(needed(table, method, path)).isEqualTo("NONE");
    }

    @Test
    void takesTheStricterOfTwoReadingsOfAnAddressWithAnExtension() {
        assertThat(needed(table, "POST", "/rest/api/2/user.json")).isEqualTo("SYSTEM_ADMIN");
        assertThat(needed(table, "GET", "/rest/api/2/workflow.xml")).isEqualTo("ADMIN");
        assertThat(needed(table, "GET", "/rest/api/2/issue/DEV-1/properties/a.json")).isEqualTo("READ");
    }

    @Test
    void addsTheAppsThatTheAdministratorNamesBehindItsOwnRows() {
        ScopeTable extended = table.withApps(List.of("/rest/sample", "/rest/pat", "/rest/api", "/rest", "/", "/rest/plugins", "/secure/admin", "/rest/tempo*"));

        assertThat(needed(extended, "GET", "/rest/sample/1.0/notes")).isEqualTo("READ");
        assertThat(needed(extended, "POST", "/rest/sample/1.0/notes")).isEqualTo("WRITE");
        assertThat(needed(extended, "GET", "/rest/sample")).isEqualTo("READ");
        assertThat(needed(extended, "GET", "/rest/sampler/1.0/notes")).isEqualTo("NONE");
        assertThat(needed(extended, "GET", "/rest/other/1.0/notes")).isEqualTo("NONE");
        assertThat(needed(extended, "GET", "/rest/tempo-x/1.0")).isEqualTo("NONE");
        assertThat(needed(extended, "POST", "/rest/pat/latest/tokens")).isEqualTo("NONE");
        assertThat(needed(extended, "PUT", "/rest/api/2/myself/password")).isEqualTo("NONE");
        assertThat(needed(extended, "GET", "/rest/api/1.0/menus")).isEqualTo("NONE");
        assertThat(needed(extended, "GET", "/rest/plugins/1.0/")).isEqualTo("SYSTEM_ADMIN");
        assertThat(needed(extended, "GET", "/secure/admin/x")).isEqualTo("NONE");
        assertThat(needed(table, "GET", "/rest/sample/1.0/notes")).as("the table itself is as before").isEqualTo("NONE");
    }

    @Test
    void decidesByTheFirstRowThatFits() {
        ScopeTable small = ScopeTable.parse("""
                # a comment
                below /rest/a and /rest/b
                  GET     /x/*/z   ADMIN
                  any     /x/**    NONE
                  read    /**      READ
                below /rest
                  change  /a/**    SYSTEM_ADMIN
                """);

        assertThat(needed(small, "GET", "/rest/a/x/y/z")).isEqualTo("ADMIN");
        assertThat(needed(small, "GET", "/rest/b/x/y/z")).isEqualTo("ADMIN");
        assertThat(needed(small, "HEAD", "/rest/a/x/y/z")).isEqualTo("NONE");
        assertThat(needed(small, "GET", "/rest/a/x/y")).isEqualTo("NONE");
        assertThat(needed(small, "GET", "/rest/a/y")).isEqualTo("READ");
        assertThat(needed(small, "POST", "/rest/a/y")).isEqualTo("SYSTEM_ADMIN");
        assertThat(needed(small, "POST", "/rest/b/y")).isEqualTo("NONE");
        assertThat(needed(small, "GET", "/rest/c")).isEqualTo("NONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /x", "GET x READ", "FETCH /x READ", "GET /x READ WRITE", "GET /x NOTHING"})
    void refusesARowThatSaysNothing(String row) {
        assertThatThrownBy(() -> ScopeTable.parse("below /rest\n" + row)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isAPageThatPeopleCanRead() throws IOException {
        try (InputStream file = ScopeTable.class.getResourceAsStream("scope-table.txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(lines).hasSizeBetween(80, 160).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
            assertThat(lines.stream().filter(line -> line.startsWith("  ") && !line.trim().startsWith("#"))).doesNotHaveDuplicates();
        }
    }
}
