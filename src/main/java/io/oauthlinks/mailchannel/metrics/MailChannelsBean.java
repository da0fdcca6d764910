package io.oauthlinks.mailchannel.metrics;

import io.oauthlinks.mailchannel.ledger.MailEntry.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Offers the figures by JMX while the app is enabled: {@code io.oauthlinks:type=MailChannels}. */
public final class MailChannelsBean implements MailChannelsMXBean {

    static final String NAME = "io.oauthlinks:type=MailChannels";

    private final ChannelMetrics metrics;
    private final MBeanServer server;

    public MailChannelsBean(ChannelMetrics metrics, MBeanServer server) {
        this.metrics = metrics;
        this.server = server;
    }

    /** In the place of one that an earlier run may have left. */
    public void start() {
        stop();
        try {
            server.registerMBean(this, new ObjectName(NAME));
        } catch (InstanceAlreadyExistsException e) {
            throw new IllegalStateException("Another app offers " + NAME, e);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No effect when it is not there. */
    public void stop() {
        try {
            server.unregisterMBean(new ObjectName(NAME));
        } catch (InstanceNotFoundException e) {
            // as it should be
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Channel> getChannels() {
        return metrics.current().stream().map(each -> (Channel) new Row(each)).toList();
    }

    @Override
    public int getFailingChannels() {
        return (int) metrics.current().stream().filter(ChannelFigures::isFailing).count();
    }

    @Override
    public int getParkedMails() {
        return getChannels().stream().mapToInt(Channel::getParkedMails).sum();
    }

    @Override
    public long getLongestLagSeconds() {
        return metrics.current().stream().map(ChannelFigures::lag).max(Comparator.naturalOrder()).orElse(Duration.ZERO).toSeconds();
    }

    private record Row(ChannelFigures of) implements Channel {

        @Override
        public long getId() {
            return of.channel().id();
        }

        @Override
        public String getProject() {
            return of.project();
        }

        @Override
        public String getName() {
            return of.channel().name();
        }

        @Override
        public boolean isEnabled() {
            return of.isEnabled();
        }

        @Override
        public int getFailures() {
            return of.state().failures();
        }

        @Override
        public String getProblem() {
            return of.state().problem() == null ? "" : of.state().problem().reason();
        }

        @Override
        public long getLagSeconds() {
            return of.lag().toSeconds();
        }

        @Override
        public long getLastFetch() {
            return of.state().lastFetch() == null ? 0 : of.state().lastFetch().getEpochSecond();
        }

        @Override
        public int getMails() {
            return of.mails().values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public int getParkedMails() {
            return of.mails().getOrDefault(Outcome.PARKED, 0);
        }
    }
}
