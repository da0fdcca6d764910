package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.millis;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.LinkProblem;
import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.secret.Sha256;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.java.ao.ActiveObjectsException;
import net.java.ao.Query;

/** The recent problems of links in Active Objects. */
public final class AoLinkProblems implements LinkProblems {

    private static final int KEPT_BY_LINK = 50;

    private final ActiveObjects ao;

    public AoLinkProblems(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public void record(LinkProblem problem) {
        String hash = Sha256.hex(problem.linkId() + "\n" + problem.reason() + "\n" + problem.sent());
        try {
            if (!countOn(hash, problem)) {
                insert(hash, problem);
            }
        } catch (ActiveObjectsException | UndeclaredThrowableException failure) {
            if (!UniqueViolation.isCauseOf(failure)) {
                throw failure;
            }
            // another request was first with an equal one
            countOn(hash, problem);
        }
    }

    @Override
    public List<LinkProblem> ofLink(long linkId) {
        return Arrays.stream(newestFirst(linkId)).map(AoLinkProblems::read).toList();
    }

    @Override
    public int deleteBefore(Instant time, int limit) {
        return OldRows.delete(ao, LinkProblemRow.class, "LAST_AT", time.toEpochMilli(), limit);
    }

    private boolean countOn(String hash, LinkProblem problem) {
        return ao.executeInTransaction(() -> {
            LinkProblemRow[] equal = ao.find(LinkProblemRow.class, Query.select().where("PROBLEM_HASH = ?", hash));
            for (LinkProblemRow row : equal) {
                row.setTimes(row.getTimes() + problem.count());
                row.setFromAddress(column(problem.address()));
                row.setCorrelationId(column(problem.correlationId()));
                row.setLastAt(millis(problem.lastAt()));
                row.save();
            }
            return equal.length > 0;
        });
    }

    private void insert(String hash, LinkProblem problem) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("PROBLEM_HASH", hash);
        columns.put("LINK_ID", problem.linkId());
        columns.put("REASON", problem.reason());
        columns.put("SENT", column(problem.sent()));
        columns.put("FROM_ADDRESS", column(problem.address()));
        columns.put("CORRELATION_ID", column(problem.correlationId()));
        columns.put("TIMES", problem.count());
        columns.put("FIRST_AT", millis(problem.firstAt()));
        columns.put("LAST_AT", millis(problem.lastAt()));
        ao.executeInTransaction(() -> {
            ao.create(LinkProblemRow.class, columns);
            Arrays.stream(newestFirst(problem.linkId())).skip(KEPT_BY_LINK)
                    .forEach(old -> ao.deleteWithSQL(LinkProblemRow.class, "ID = ?", old.getID()));
            return null;
        });
    }

    private LinkProblemRow[] newestFirst(long linkId) {
        return ao.find(LinkProblemRow.class, Query.select().where("LINK_ID = ?", linkId).order("LAST_AT DESC, ID DESC"));
    }

    private static LinkProblem read(LinkProblemRow row) {
        return new LinkProblem(row.getLinkId(), row.getReason(), text(row.getSent()), text(row.getFromAddress()), text(row.getCorrelationId()),
                row.getTimes(), instant(row.getFirstAt()), instant(row.getLastAt()));
    }
}
