package io.oauthlinks.host.product.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.host.product.store.ReadOnly;
import io.oauthlinks.host.product.store.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuesTest {

    @TempDir
    private Path home;
    private DataSource database;
    private TrackerUnderTest node;
    private Tracker tracker;

    @BeforeEach
    void open() {
        database = TrackerUnderTest.h2();
        node = new TrackerUnderTest(database, home).withSample();
        tracker = node.tracker;
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void dieAfter(Step last) {
        tracker.steps().observe(step -> {
            if (step == last) {
                throw new Killed();
            }
        });
    }

    @Test
    void anIssueIsFoundByNumberKeyAndFormerKey() {
        Issue issue = tracker.issues().create(node.draft("one"));
        tracker.projects().changeKey(node.project(), "HELP");

        Issue found = tracker.issues().find("SUP-1").orElseThrow();

        assertThat(found.key()).isEqualTo("HELP-1");
        assertThat(tracker.issues().find("help-1")).contains(found);
        assertThat(tracker.issues().find(String.valueOf(issue.id()))).contains(found);
        assertThat(tracker.issues().create(node.draft("two")).key()).isEqualTo("HELP-2");
    }

    @Test
    void aFormerKeyIsFreeForTheProjectThatHadItOnly() {
        tracker.projects().changeKey(node.project(), "HELP");
        assertThat(tracker.projects().changeKey(node.project(), "SUP").key()).isEqualTo("SUP");
        assertThat(tracker.projects().byKey("HELP")).contains(node.project());
        tracker.projects().add(new Project(0, "DEV", "Shop", Project.Type.SOFTWARE, "", "agent"), List.of());
        assertThatThrownBy(() -> tracker.projects().changeKey(tracker.projects().byKey("DEV").orElseThrow(), "HELP"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labelsAndComponentsComeWithTheIssue() {
        Component printers = tracker.projects().addComponent(node.project(), "Printers");
        Issues.Draft draft = node.draft("one");
        Issue issue = tracker.issues().create(new Issues.Draft(draft.project(), draft.type(), "one", "", draft.priority(), draft.reporter(), null,
                Set.of("mail", "büro"), List.of(printers)));

        assertThat(tracker.issues().labels(issue)).containsExactlyInAnyOrder("mail", "büro");
        assertThat(tracker.issues().components(issue)).containsExactly(printers);
    }

    @Test
    void whoDiesBeforeTheIndexLeavesAnIssueThatTheSearchFindsAfterAStart() {
        dieAfter(Step.ISSUE_STORED);
        assertThatThrownBy(() -> tracker.issues().create(node.draft("one"))).isInstanceOf(Killed.class);

        assertThat(tracker.issues().find("SUP-1")).isPresent();
        assertThat(tracker.issues().search(List.of(node.project()), 0, 50)).isEmpty();
        Tracker restarted = new TrackerUnderTest(database, home).tracker;
        restarted.issues().reindex();
        assertThat(restarted.issues().search(List.of(node.project()), 0, 50)).extracting(Issue::key).containsExactly("SUP-1");
    }

    @Test
    void aNodeThatStartsMeanwhileIndexesTheIssueOfTheOther() {
        Tracker starting = new TrackerUnderTest(database, home).tracker;
        tracker.steps().observe(step -> {
            if (step == Step.ISSUE_STORED) {
                starting.issues().reindex();
            }
        });

        Issue issue = tracker.issues().create(node.draft("one"));

        assertThat(starting.issues().search(List.of(node.project()), 0, 50)).extracting(Issue::id).containsExactly(issue.id());
        assertThat(tracker.issues().count(List.of(node.project()))).isEqualTo(1);
    }

    @Test
    void listenersAreToldAfterTheIndex() {
        List<String> told = new ArrayList<>();
        tracker.steps().onChange(change -> told.add(change.kind() + " " + tracker.issues().search(List.of(node.project()), 0, 50).size()));
        tracker.issues().create(node.draft("one"));
        dieAfter(Step.ISSUE_INDEXED);
        assertThatThrownBy(() -> tracker.issues().create(node.draft("two"))).isInstanceOf(Killed.class);

        assertThat(told).containsExactly("CREATED 1");
    }

    @Test
    void whoDiesBeforeThePropertiesLeavesACommentWithoutThem() {
        Issue issue = tracker.issues().create(node.draft("one"));
        dieAfter(Step.COMMENT_STORED);
        assertThatThrownBy(() -> tracker.comments().add(new Comments.Draft(issue, node.user("alice"), "hello", false, Map.of("mark", "1"), null, true)))
                .isInstanceOf(Killed.class);

        assertThat(tracker.comments().of(issue)).extracting(Comment::body).containsExactly("hello");
        assertThat(tracker.properties().withKey(Properties.OF_COMMENT, "mark")).isEmpty();
    }

    @Test
    void whoDiesBeforeTheRowLeavesNoAttachment() {
        Issue issue = tracker.issues().create(node.draft("one"));
        dieAfter(Step.FILE_STORED);
        assertThatThrownBy(() -> attach(issue, "a.txt", "text")).isInstanceOf(Killed.class);

        assertThat(tracker.attachments().of(issue)).isEmpty();
    }

    @Test
    void anAttachmentIsReadOnTheOtherNode() throws IOException {
        Issue issue = tracker.issues().create(node.draft("one"));
        attach(issue, "Übersicht (1).txt", "text");
        Tracker other = new TrackerUnderTest(database, home).tracker;

        Attachment attachment = other.attachments().of(issue).get(0);

        assertThat(attachment.fileName()).isEqualTo("Übersicht (1).txt");
        assertThat(attachment.size()).isEqualTo(4);
        assertThat(other.attachments().open(attachment).readAllBytes()).asString().isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b.txt", "..\\b", "a:b", "a\nb", " ", "what?.txt", "100%"})
    void aFileWithAWrongNameIsRefused(String name) {
        Issue issue = tracker.issues().create(node.draft("one"));

        assertThatThrownBy(() -> attach(issue, name, "text")).isInstanceOf(IOException.class);
    }

    @Test
    void aFileAboveTheLimitIsRefusedAndLeavesNothing() throws IOException {
        Issue issue = tracker.issues().create(node.draft("one"));
        assertThat(node.settings.attachmentLimit()).isEqualTo(Settings.ATTACHMENT_LIMIT);
        node.settings.setAttachmentLimit(3);
        attach(issue, "small.txt", "abc");

        assertThatThrownBy(() -> attach(issue, "large.txt", "abcd")).isInstanceOf(IOException.class).hasMessageContaining("3 bytes");
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    private Attachment attach(Issue issue, String name, String text) throws IOException {
        return tracker.attachments().add(new Attachments.Draft(issue, node.user("alice"), name, "text/plain", new ByteArrayInputStream(text.getBytes())));
    }

    @Test
    void aPropertyIsFoundByItsKey() {
        Issue issue = tracker.issues().create(node.draft("one"));
        tracker.properties().put(Properties.OF_ISSUE, issue.id(), "mail.7", "{\"a\":1}");
        tracker.properties().put(Properties.OF_ISSUE, issue.id(), "mail.7", "{\"a\":2}");

        assertThat(tracker.properties().withKey(Properties.OF_ISSUE, "mail.7")).singleElement()
                .satisfies(found -> assertThat(found.entityId()).isEqualTo(issue.id()), found -> assertThat(found.content()).isEqualTo("{\"a\":2}"));
        assertThat(tracker.properties().withKey(Properties.OF_COMMENT, "mail.7")).isEmpty();
        assertThat(tracker.properties().withKeyPrefix(Properties.OF_ISSUE, "mail.")).hasSize(1);
        tracker.properties().delete(Properties.OF_ISSUE, issue.id(), "mail.7");
        assertThat(tracker.properties().of(Properties.OF_ISSUE, issue.id())).isEmpty();
        assertThatThrownBy(() -> tracker.properties().put(Properties.OF_ISSUE, issue.id(), "x".repeat(256), "1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inReadOnlyModeNothingIsChanged() {
        Issue issue = tracker.issues().create(node.draft("one"));
        node.settings.setReadOnly(true);

        assertThatThrownBy(() -> tracker.issues().create(node.draft("two"))).isInstanceOf(ReadOnly.class);
        assertThatThrownBy(() -> tracker.comments().add(new Comments.Draft(issue, node.user("alice"), "x", false))).isInstanceOf(ReadOnly.class);
        assertThatThrownBy(() -> attach(issue, "a.txt", "x")).isInstanceOf(ReadOnly.class);
        assertThatThrownBy(() -> tracker.properties().put(Properties.OF_ISSUE, issue.id(), "a", "1")).isInstanceOf(ReadOnly.class);
        node.settings.setReadOnly(false);
        assertThat(tracker.issues().create(node.draft("two")).number()).isEqualTo(2);
    }

    @Test
    void nobodyWorksInAnArchivedProject() {
        tracker.projects().setArchived(node.project(), true);

        assertThat(tracker.projects().mayBrowse(Optional.of(node.user("agent")), node.project())).isTrue();
        assertThat(tracker.projects().mayWork(Optional.of(node.user("agent")), node.project())).isFalse();
    }

    @Test
    void aDeletedProjectTakesEverythingAlong() throws IOException {
        Issue issue = tracker.issues().create(node.draft("one"));
        attach(issue, "a.txt", "x");
        tracker.watchers().add(issue, node.user("agent"));
        tracker.watchers().add(issue, node.user("agent"));
        assertThat(tracker.watchers().of(issue)).containsExactly(node.user("agent"));
        Comment comment = tracker.comments().add(new Comments.Draft(issue, node.user("alice"), "x", false, Map.of("mark", "1"), null, true));
        tracker.properties().put(Properties.OF_ISSUE, issue.id(), "a", "1");

        tracker.projects().delete(node.project());

        assertThat(tracker.issues().byId(issue.id())).isEmpty();
        assertThat(tracker.comments().byId(comment.id())).isEmpty();
        assertThat(tracker.properties().withKey(Properties.OF_COMMENT, "mark")).isEmpty();
        assertThat(tracker.projects().all()).isEmpty();
    }

    @Test
    void twoNodesGiveNoNumberTwice() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            DataSource shared = postgres.getPostgresDatabase();
            List<TrackerUnderTest> nodes = List.of(new TrackerUnderTest(shared, home).withSample(), new TrackerUnderTest(shared, home));
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<String>> made = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                TrackerUnderTest one = nodes.get(i % 2);
                made.add(threads.submit(() -> one.tracker.issues().create(one.draft("together")).key()));
            }
            List<String> keys = new ArrayList<>();
            for (Future<String> each : made) {
                keys.add(each.get());
            }
            threads.shutdown();
            assertThat(keys).doesNotHaveDuplicates().hasSize(80).contains("SUP-1", "SUP-80");
            assertThat(nodes.get(1).tracker.issues().count(List.of(nodes.get(1).project()))).isEqualTo(80);
        }
    }
}
