package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.lease.Leases;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannels;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.filter.Filter;
import io.oauthlinks.mailchannel.intake.Crash;
import io.oauthlinks.mailchannel.intake.Intake;
import io.oauthlinks.mailchannel.intake.IntakePorts;
import io.oauthlinks.mailchannel.intake.JiraSide;
import io.oauthlinks.mailchannel.intake.People;
import io.oauthlinks.mailchannel.intake.Requests;
import io.oauthlinks.mailchannel.intake.TestMail;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import io.oauthlinks.mailchannel.ledger.Spool;
import io.oauthlinks.mailchannel.message.MailReader;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.mailbox.Mailbox;
import io.oauthlinks.mailserver.mailbox.Mailboxes;
import io.oauthlinks.message.Message;
import io.oauthlinks.notice.Notices;
import io.oauthlinks.work.WorkInProgress;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Counts what one node calls at its ports, and ends it, or lets it stand still, at a chosen call. What is written inside a lease's transaction belongs to that
 * call: a database does all of it or nothing.
 */
final class PortCalls {

    private final IntPredicate when;
    private final boolean after;
    private final Runnable stall;
    private int count;
    private int inTransaction;
    private boolean dead;

    PortCalls(IntPredicate when, boolean after, Runnable stall) {
        this.when = when;
        this.after = after;
        this.stall = stall;
    }

    int count() {
        return count;
    }

    boolean isDead() {
        return dead;
    }

    Fetches engine(FetchFixture it) {
        Mailboxes mailboxes = watched(Mailboxes.class, (server, folder) -> watched(Mailbox.class, it.mailbox.open(server, folder)));
        ProjectFacts projects = watched(ProjectFacts.class, it.jira.facts());
        MailLedger ledger = watched(MailLedger.class, it.ledger);
        Spool spool = watched(Spool.class, it.spool);
        Requests requests = watched(Requests.class, it.jira);
        JiraSide side = new JiraSide(projects, watched(People.class, it.jira), requests, requests, Message::key, () -> 50);
        Filter duplicates = it.duplicates(ledger);
        Intake intake = new Intake(new IntakePorts(ledger, spool, watched(MailReader.class, TestMail.READER), List.of(duplicates), Set::of, side,
                Runnable::run, Runnable::run, it.clock));
        FetchPorts ports = new FetchPorts(watched(MailChannels.class, it.channels), watched(ChannelStates.class, it.channels.states()), projects,
                watched(MailServers.class, it.servers), mailboxes, ledger, spool, watched(Leases.class, it.leases), watched(Notices.class, it.notices),
                new WorkInProgress(), it.clock);
        return new Fetches(ports, intake, Runnable::run);
    }

    private <T> T watched(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(self, method, arguments);
            }
            return inTransaction > 0 ? call(real, method, arguments) : called(real, method, arguments);
        }));
    }

    private Object called(Object real, Method method, Object[] arguments) throws Throwable {
        if (dead) {
            throw new Crash();
        }
        boolean now = when.test(++count);
        if (now && !after) {
            end();
        }
        boolean opens = real instanceof Leases;
        inTransaction += opens ? 1 : 0;
        Object result;
        try {
            result = call(real, method, arguments);
        } finally {
            inTransaction -= opens ? 1 : 0;
        }
        if (now && after) {
            end();
        }
        return result;
    }

    private void end() {
        if (stall != null) {
            stall.run();
            return;
        }
        dead = true;
        throw new Crash();
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
