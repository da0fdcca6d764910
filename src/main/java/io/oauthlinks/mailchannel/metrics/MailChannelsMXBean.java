package io.oauthlinks.mailchannel.metrics;

import java.util.List;

/** The mail channels as attributes of JMX. */
public interface MailChannelsMXBean {

    List<Channel> getChannels();

    /** Enabled channels whose last fetch failed. */
    int getFailingChannels();

    /** Mails of all channels that wait for a person. */
    int getParkedMails();

    /** Of all channels, how long the oldest mail waits. */
    long getLongestLagSeconds();

    /** One channel; an interface, as JMX knows no records. */
    interface Channel {

        long getId();

        String getProject();

        String getName();

        boolean isEnabled();

        int getFailures();

        /** Name of the problem; empty while all is well. */
        String getProblem();

        long getLagSeconds();

        /** Seconds since 1970; 0 for never. */
        long getLastFetch();

        int getMails();

        int getParkedMails();
    }
}
