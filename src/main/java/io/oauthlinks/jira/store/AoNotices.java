package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.fasterxml.jackson.core.type.TypeReference;
import io.oauthlinks.notice.CurrentNotices;
import io.oauthlinks.notice.Notices.Notice;
import io.oauthlinks.secret.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/** The notices that hold, in Active Objects. */
public final class AoNotices implements CurrentNotices {

    private static final int MOST = 100;

    private final ActiveObjects ao;

    public AoNotices(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public boolean add(Notice notice, Instant beganAt) {
        if (find(notice.about()).isPresent()) {
            return false;
        }
        try {
            ao.create(NoticeRow.class, Map.of("ABOUT_HASH", Sha256.hex(notice.about()), "CONTENT", Columns.plain(JsonColumns.write(notice)),
                    "BEGAN_AT", beganAt.toEpochMilli()));
            return true;
        } catch (ActiveObjectsException failure) {
            if (UniqueViolation.isCauseOf(failure)) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public Optional<Notice> take(String about) {
        return find(about).filter(row -> ao.deleteWithSQL(NoticeRow.class, "ID = ?", row.getID()) == 1).map(AoNotices::notice);
    }

    @Override
    public List<Notice> all() {
        return Arrays.stream(ao.find(NoticeRow.class, Query.select().order("ID DESC").limit(MOST))).map(AoNotices::notice).toList();
    }

    private Optional<NoticeRow> find(String about) {
        return Arrays.stream(ao.find(NoticeRow.class, Query.select().where("ABOUT_HASH = ?", Sha256.hex(about)))).findFirst();
    }

    private static Notice notice(NoticeRow row) {
        return JsonColumns.read(row.getContent(), new TypeReference<Notice>() { });
    }
}
