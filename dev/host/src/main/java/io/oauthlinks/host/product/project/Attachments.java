package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Files of issues: a row in the database, the bytes in the home that all nodes share. */
public final class Attachments {

    private static final Pattern REFUSED_IN_NAMES = Pattern.compile("[\\\\/\":%$?*<>|\\p{Cntrl}]");
    private static final int NAME_LENGTH = 255;

    private final Tables tables;
    private final Users users;
    private final Settings settings;
    private final Steps steps;
    private final Clock clock;
    private final Path folder;

    /** What somebody attaches. @param contentType null for what is not known */
    public record Draft(Issue issue, User author, String fileName, String contentType, InputStream bytes) { }

    /** @param home shared by the nodes */
    Attachments(Tables tables, Users users, Settings settings, Steps steps, Clock clock, Path home) {
        this.tables = tables;
        this.users = users;
        this.settings = settings;
        this.steps = steps;
        this.clock = clock;
        this.folder = home.resolve("data/attachments");
    }

    /** Oldest first. */
    public List<Attachment> of(Issue issue) {
        return select("issue_id = ?", issue.id());
    }

    public Optional<Attachment> byId(long id) {
        return select("id = ?", id).stream().findFirst();
    }

    /** What Jira says against a name; empty for a name that it takes. */
    public static Optional<String> wrongName(String fileName) {
        if (fileName == null || fileName.isBlank()) {
            return Optional.of("The file has no name.");
        }
        if (fileName.length() > NAME_LENGTH) {
            return Optional.of("The name of the file is longer than " + NAME_LENGTH + " characters.");
        }
        return REFUSED_IN_NAMES.matcher(fileName).find()
                ? Optional.of("The file name '" + fileName + "' contains a character that is not allowed: \\ / \" : % $ ? * < > |.") : Optional.empty();
    }

    /**
     * First the file, then the row: who dies between the two leaves a file that nobody sees.
     *
     * @throws IOException for a wrong name, too many bytes, or when the home takes no file
     */
    public Attachment add(Draft draft) throws IOException {
        settings.requireWritable();
        Optional<String> wrong = wrongName(draft.fileName());
        if (wrong.isPresent()) {
            throw new IOException(wrong.get());
        }
        String place = draft.issue().id() + "/" + UUID.randomUUID();
        long size = write(draft, folder.resolve(place));
        steps.taken(Step.FILE_STORED);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String type = draft.contentType() == null || draft.contentType().isBlank() ? "application/octet-stream" : draft.contentType();
        long id = tables.together(() -> {
            long added = tables.sql("insert into product_attachment (issue_id, author_key, place, file_name, content_type, size, created)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(draft.issue().id(), draft.author().key(), place, draft.fileName(), type, size, now.atOffset(ZoneOffset.UTC)).insert();
            tables.sql("update product_issue set updated = ? where id = ?").params(now.atOffset(ZoneOffset.UTC), draft.issue().id()).update();
            return added;
        });
        steps.taken(Step.ATTACHMENT_STORED);
        return new Attachment(id, draft.issue().id(), draft.author(), draft.fileName(), type, size, now, place);
    }

    private long write(Draft draft, Path file) throws IOException {
        long limit = settings.attachmentLimit();
        Files.createDirectories(file.getParent());
        try (InputStream bytes = draft.bytes(); var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[16_384];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > limit) {
                    throw new IOException("The file '" + draft.fileName() + "' is larger than the limit of " + limit + " bytes.");
                }
                out.write(buffer, 0, read);
            }
            return size;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    public InputStream open(Attachment attachment) throws IOException {
        return Files.newInputStream(folder.resolve(attachment.place()));
    }

    private List<Attachment> select(String condition, long value) {
        return tables.sql("select * from product_attachment where " + condition + " order by id").param(value)
                .query((row, number) -> new Attachment(row.getLong("id"), row.getLong("issue_id"), users.fresh(row.getString("author_key")),
                        row.getString("file_name"), row.getString("content_type"), row.getLong("size"),
                        row.getObject("created", OffsetDateTime.class).toInstant(), row.getString("place")))
                .list();
    }
}
